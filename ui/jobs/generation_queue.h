#pragma once

#include "ui/jobs/generation_controller.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace sinopia {

/// What becomes of a run's picture.
enum class RunKind {
    now,      ///< it becomes the document's picture; the newest of these stops the one before
    queued,   ///< it is kept as a result
    variation ///< it is kept as a result, and shown beside others to choose from
};

/// One run, waiting or running.
struct QueueEntry {
    std::uint64_t id = 0; ///< never used twice
    RunKind kind = RunKind::queued;
    QString title;
    GenerationOrder order;
};

/// Runs orders one after another on the controller's worker. One that is to run now goes before all others:
/// a queued one that runs gives way, and begins anew when it is its turn again.
///
/// What is reported of a run carries its entry. An entry that has been cancelled reports nothing more.
class GenerationQueue : public QObject {
    Q_OBJECT

  public:
    explicit GenerationQueue(GenerationController& controller, QObject* parent = nullptr);

    std::uint64_t runNow(const GenerationOrder& order, const QString& title = {});
    std::uint64_t append(const GenerationOrder& order, const QString& title, RunKind kind = RunKind::queued);

    /// The entry that waits comes to place `to` of those that wait, 0 the next; clamped. False if it does not
    /// wait.
    bool move(std::uint64_t id, int to);
    /// Of one that waits or runs; another id is ignored.
    void cancel(std::uint64_t id);
    /// Nothing runs and nothing waits afterwards.
    void cancelAll();

    const std::vector<QueueEntry>& waiting() const { return waiting_; }
    const std::optional<QueueEntry>& running() const { return running_; }
    /// The steps of the run that began last.
    const std::shared_ptr<StepFilm>& film() const { return controller_.film(); }
    bool isEmpty() const { return !running_ && waiting_.empty(); }

  Q_SIGNALS:
    /// What waits or runs is another.
    void changed();
    void started(const sinopia::QueueEntry& entry);
    void stepped(const sinopia::QueueEntry& entry, const sinopia::StepEvent& event);
    void finished(const sinopia::QueueEntry& entry, std::shared_ptr<sinopia::FinishedPicture> picture);
    void failed(const sinopia::QueueEntry& entry, const QString& message);
    /// Also of one that never began.
    void cancelled(const sinopia::QueueEntry& entry);

  private:
    void begin(QueueEntry entry);
    /// The run is over. Returns its entry and lets the next begin once the caller has reported.
    std::optional<QueueEntry> end();
    void beginNext();

    GenerationController& controller_;
    std::vector<QueueEntry> waiting_; ///< the next one first
    std::optional<QueueEntry> running_;
    std::uint64_t last_id_ = 0;
};

} // namespace sinopia
