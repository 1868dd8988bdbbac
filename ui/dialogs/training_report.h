#pragma once

#include "ui/jobs/training_dataset.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItemModel;
class QTabWidget;

namespace sinopia {

/// What the check of a dataset found: a sentence, each fault with its file, how much of the maps each class
/// covers, and a remap to be taken over with one click where one would mend it.
class TrainingReport : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingReport(QWidget* parent = nullptr);

    void showNothing(const QString& sentence);
    void showProgress(long long done, long long total);
    void showFindings(const DatasetFindings& findings);
    void showProblem(const QString& sentence);

    /// What the sentence says, for tests.
    QString text() const;
    QPushButton* remapButton() const { return remap_; }

  Q_SIGNALS:
    void remapRequested();

  private:
    void showText(const QString& sentence, bool trouble);
    void fillFaults(const DatasetFindings& findings);
    void fillClasses(const DatasetFindings& findings);

    QLabel* sign_;
    QLabel* text_;
    QLabel* reason_;
    QPushButton* remap_;
    QTabWidget* pages_;
    QStandardItemModel* faults_;
    QStandardItemModel* classes_;
};

} // namespace sinopia
