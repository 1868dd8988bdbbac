#pragma once

#include "document/results.h"

#include <QWidget>

#include <cstdint>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QSpinBox;

namespace sinopia {

class VariationsModel;

/// Several pictures of one map, or several edits of one region, side by side to choose from. One that is
/// clicked or reached by the arrow keys is looked at; Enter or a double click makes it the picture, Delete
/// throws it away. It changes nothing itself.
class VariationsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit VariationsPanel(QWidget* parent = nullptr);

    VariationsModel& model() const { return *model_; }
    /// What "Make variations" would make.
    bool ofRegion() const;
    void setOfRegion(bool region);
    int count() const;
    void setCount(int count);

    /// The finished ones that are selected; all finished ones if fewer than two are.
    std::vector<ResultPtr> chosenResults() const;
    /// Nothing is looked at any more; the selection stays.
    void endLook();
    bool isLooking() const { return looking_; }

    QListView* view() const { return view_; }
    QAction* keepAction() const { return keep_; }
    QAction* discardAction() const { return discard_; }
    QAction* discardOthersAction() const { return discard_others_; }
    QAction* compareAction() const { return compare_; }
    QAction* likeAction() const { return like_; }
    QAction* exportAction() const { return export_; }
    QPushButton* makeButton() const { return make_; }

  Q_SIGNALS:
    void makeRequested();
    void likeRequested(std::uint64_t run);
    void lookRequested(sinopia::ResultPtr result);
    void lookEnded();
    /// Whether the picture is to be shown beside what is looked at.
    void compareChosen(bool compare);
    void keepRequested(sinopia::ResultPtr result);
    /// Runs, finished or not.
    void discardRequested(std::vector<std::uint64_t> runs);
    void exportRequested();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildFields();
    void buildActions();
    QWidget* buildHead();
    void buildLayout();
    void showCurrent();
    void keepCurrent();
    void discard(bool others);
    void showState();

    VariationsModel* model_;
    QListView* view_;
    QLabel* empty_;
    QComboBox* of_;
    QSpinBox* count_;
    QPushButton* make_;
    QAction* keep_;
    QAction* discard_;
    QAction* discard_others_;
    QAction* compare_;
    QAction* like_;
    QAction* export_;
    std::uint64_t current_ = 0; ///< the run that is selected
    bool looking_ = false;
    bool reloading_ = false;
};

} // namespace sinopia
