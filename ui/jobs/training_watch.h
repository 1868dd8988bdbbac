#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/jobs/training_record.h"
#include "ui/jobs/training_runs.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace sinopia {

class TrainingPoller;

/// Watches one run through its folder, whoever trains there: reads what is new a few times a second on a
/// worker and tells it on the window's thread. Any number of windows may watch one run; none of them holds it
/// up.
class TrainingWatch : public QObject {
    Q_OBJECT

  public:
    explicit TrainingWatch(std::filesystem::path run, QObject* parent = nullptr);
    ~TrainingWatch() override;

    static constexpr int interval_ms = 300;
    static constexpr int longest_log = 400'000; ///< characters; the beginning of a longer one is let go

    const std::filesystem::path& run() const { return run_; }
    const TrainingRecord& record() const { return record_; }
    RunState state() const { return state_; }
    /// All that was there at the start has been read; the state is known from then on.
    bool isCaughtUp() const { return caught_up_; }
    long long steps() const { return steps_; } ///< at which the run ends; 0: unknown
    const QString& log() const { return log_; }
    /// The end of the log and of what the process said beside it; of a run that is not alive.
    const QString& lastWords() const { return words_; }
    /// Looks again at once.
    void poll();

  Q_SIGNALS:
    /// The record has grown, or begun anew.
    void progressed();
    void stateChanged();
    void logAdded(const QString& text);
    void logRestarted();

  private:
    struct Found;
    void receive(Found found);
    void takeLog(const Found& found);

    std::filesystem::path run_;
    std::shared_ptr<TrainingPoller> poller_; ///< the worker's own
    TrainingRecord record_;
    RunState state_ = RunState::starting;
    bool caught_up_ = false;
    bool waiting_ = false;
    long long steps_ = 0;
    QString log_;
    QString words_;
    QTimer timer_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
