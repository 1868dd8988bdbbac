#pragma once

#include <QWidget>

#include <cstdint>

class QAction;
class QLabel;
class QListView;

namespace sinopia {

class Document;
class GenerationQueue;
class QueueModel;

/// The runs: what runs with its picture, step and time left, and what waits, in its order. A row that waits
/// is moved by dragging or with Alt+Up and Alt+Down; Delete cancels one.
class QueuePanel : public QWidget {
    Q_OBJECT

  public:
    QueuePanel(GenerationQueue& queue, const Document& document, QWidget* parent = nullptr);

    QListView* view() const { return view_; }
    QAction* earlierAction() const { return earlier_; }
    QAction* laterAction() const { return later_; }
    QAction* cancelAction() const { return cancel_; }
    QAction* cancelAllAction() const { return cancel_all_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildActions();
    void buildLayout();
    std::uint64_t current() const;
    void moveBy(int places);
    void restoreCurrent();
    void showState();

    GenerationQueue& queue_;
    QueueModel* model_;
    QListView* view_;
    QLabel* empty_;
    QLabel* count_;
    QAction* earlier_;
    QAction* later_;
    QAction* cancel_;
    QAction* cancel_all_;
    std::uint64_t current_ = 0; ///< the entry that is selected
    int current_row_ = -1;
    bool reloading_ = false;
};

} // namespace sinopia
