#pragma once

#include <QWidget>

#include <memory>
#include <optional>

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
    void advance();

    Document& document_;
    HistoryModel* model_;
    QListView* view_;
    bool reloading_ = false;
    bool reload_planned_ = false;
    bool advancing_ = false;            ///< the document changes because of us
    std::optional<std::size_t> target_; ///< position on the way to
    std::shared_ptr<void> observer_;
};

} // namespace sinopia
