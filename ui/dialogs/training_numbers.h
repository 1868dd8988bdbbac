#pragma once

#include "ui/jobs/training_runs.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace sinopia {

/// The numbers of a run in a row: step, loss, speed, time left, learning rate, gradient norm, memory.
class TrainingNumbers : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingNumbers(QWidget* parent = nullptr);

    void showRecord(const TrainingRecord& record, long long steps, RunState state);
    /// As it is shown, by its caption's place in the row.
    QString value(int place) const;

  private:
    static constexpr int count = 8;

    QLabel* values_[count];
    QProgressBar* bar_;
};

} // namespace sinopia
