#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/jobs/training_runs.h"

#include <QAbstractListModel>
#include <QTimer>

#include <filesystem>
#include <vector>

namespace sinopia {

/// A run's state as a word.
QString runStateName(RunState state);

/// The runs in some folders, looked at once a second on a worker while the list is shown. Shown by
/// QueueDelegate.
class TrainingRunList : public QAbstractListModel {
    Q_OBJECT

  public:
    explicit TrainingRunList(QObject* parent = nullptr);

    static constexpr int interval_ms = 1000;

    void setFolders(std::vector<std::filesystem::path> folders);
    /// Looks again at once.
    void poll();
    bool isReady() const { return ready_; }

    const RunSummary* run(int row) const;
    int rowOf(const std::filesystem::path& path) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  Q_SIGNALS:
    void refreshed();

  private:
    void receive(std::vector<RunSummary> runs);

    std::vector<std::filesystem::path> folders_;
    std::vector<RunSummary> runs_;
    bool ready_ = false;
    bool waiting_ = false;
    bool again_ = false;
    QTimer timer_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
