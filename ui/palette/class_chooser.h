#pragma once

#include "image/class_counts.h"
#include "image/label_set.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace sinopia {

class ClassListModel;
class ClassListView;

/// Asks for one class of a list, with the palette's own search.
class ClassChooser : public QDialog {
    Q_OBJECT

  public:
    ClassChooser(const QString& title, const QString& question, const LabelSet& labels,
                 const ClassCounts& counts, QWidget* parent = nullptr);

    /// The chosen class; -1: none.
    int chosen() const;
    /// A class that cannot be chosen, for example the one that is to be merged away.
    void exclude(int index);

    /// Shows the dialog and waits; -1: cancelled.
    static int ask(QWidget* parent, const QString& title, const QString& question, const LabelSet& labels,
                   const ClassCounts& counts, int excluded);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void search(const QString& typed);
    void check();

    ClassListModel* model_;
    QLineEdit* search_;
    ClassListView* list_;
    QDialogButtonBox* buttons_;
    int excluded_ = -1;
};

} // namespace sinopia
