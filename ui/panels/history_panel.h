#pragma once

#include <QWidget>

#include <memory>

class QListView;

namespace sinopia {

class Document;
class HistoryModel;
struct Change;

/// The steps of the document, oldest first, below the state it was opened in. A click (or the arrow keys)
/// goes to the state after that step; steps that could be redone are shown faded.
class HistoryPanel : public QWidget {
    Q_OBJECT

  public:
    explicit HistoryPanel(Document& document, QWidget* parent = nullptr);

    QListView* view() const { return view_; }

  private:
    void follow(const Change& change);
    void reload();
    void goTo(int row);

    Document& document_;
    HistoryModel* model_;
    QListView* view_;
    bool jumping_ = false;
    bool reload_planned_ = false;
    std::shared_ptr<void> observer_;
};

} // namespace sinopia
