#pragma once

#include "image/label_set.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QToolButton;

namespace sinopia {

class ClassListModel;

/// The classes to paint with: the current and the previous one, a search field, the list.
class ClassPalette : public QWidget {
    Q_OBJECT

  public:
    explicit ClassPalette(QWidget* parent = nullptr);

    void setLabels(const LabelSet& labels);
    void setClasses(ClassIndex current, ClassIndex previous);
    /// Puts the cursor into the search field.
    void startSearch();

    QLineEdit* searchField() const { return search_; }

  Q_SIGNALS:
    void classChosen(int index);
    void swapRequested();
    /// Typing is over: the canvas may have the focus back.
    void searchEnded();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showCurrent();
    void select(ClassIndex index);
    void acceptSearch();
    QString nameOf(ClassIndex index) const;

    ClassListModel* model_;
    QSortFilterProxyModel* filter_;
    QLineEdit* search_;
    QListView* list_;
    QToolButton* swap_;
    QLabel* name_;
    ClassIndex current_ = 0;
    ClassIndex previous_ = 0;
};

} // namespace sinopia
