#pragma once

#include "jobs/training.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sinopia {

/// RUN/progress.jsonl: one JSON object a line, whole lines only, readable by others while it is written.
///
/// A training step's line has step, loss, mse, vb, grad_norm, lr, samples_per_second and seconds_left (those
/// that are not finite are null). Other lines have a key "event": held_out, saved, skipped, done, stopped,
/// failed.
class ProgressLog {
  public:
    /// Opens the file to append. Lines of steps after `resumed_step` (and a torn last line) are removed
    /// first: they belong to work that the resumed run does again.
    ProgressLog(const std::filesystem::path& path, long long resumed_step);
    ~ProgressLog();
    ProgressLog(const ProgressLog&) = delete;
    ProgressLog& operator=(const ProgressLog&) = delete;

    void write(const nlohmann::json& line);

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

nlohmann::json to_json(const TrainingProgress& progress);

} // namespace sinopia
