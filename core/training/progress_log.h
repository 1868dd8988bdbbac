#pragma once

#include "jobs/training.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sinopia {

/// RUN/progress.jsonl: one JSON object a line, whole lines only, readable by others while it is written.
///
/// A training step's line has step, loss, mse, vb, grad_norm, lr, samples_per_second, seconds_left,
/// memory_mib and loader_wait (those that are not finite are null). Other lines have a key "event":
///   started      pid, host, options: a process begins or goes on at `step`
///   held_out     loss, bands: [{from, to, loss}] by timestep
///   sample       file: its name in RUN/samples
///   saved        checkpoint: its name in RUN/checkpoints
///   save_failed  reason; the run goes on and saves again at the next time
///   skipped      reason, loss: a step that was not finite
///   rolled_back  to: the step whose checkpoint's weights the run goes on with; steps are not counted back
///   micro_batch  micro_batch: pairs per pass from now on, as memory ran out
///   stopped, done, failed (reason): how the process ended
class ProgressLog {
  public:
    /// Opens the file to append. Lines of steps after `resumed_step` (and a torn last line) are removed
    /// first: they belong to work that the resumed run does again.
    ProgressLog(const std::filesystem::path& path, long long resumed_step);
    ~ProgressLog();
    ProgressLog(const ProgressLog&) = delete;
    ProgressLog& operator=(const ProgressLog&) = delete;

    /// A full disk costs lines, never the run: that is said once in the log.
    void write(const nlohmann::json& line);

  private:
    std::size_t append(std::string_view text);

    std::filesystem::path path_;
    int descriptor_ = -1;
    bool is_failing_ = false;
    bool torn_ = false; ///< the last line was cut short
};

nlohmann::json to_json(const TrainingProgress& progress);

} // namespace sinopia
