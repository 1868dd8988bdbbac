#pragma once

#include "jobs/training.h"

#include <QString>

#include <filesystem>

namespace sinopia {

// What the window adds to a run folder beside what `sinopia-cli train` writes.
inline constexpr const char* options_file = "options.json"; ///< TrainingOptions it was started with
inline constexpr const char* launch_file = "launch.json";   ///< {"pid": N}, of the process started last
inline constexpr const char* error_file = "stderr.txt";     ///< what that process said outside its log

/// A new, empty folder for a run in `folder`, named after `wish` and a number if that is taken. Throws Error.
std::filesystem::path make_run_folder(const std::filesystem::path& folder, const std::string& wish);

/// Starts `program` (sinopia-cli) as `train` on a new run with these options, in a session of its own: it
/// lives on when this program ends. Throws Error.
void start_run(const QString& program, const TrainingOptions& options, const std::filesystem::path& run);
/// The same for a run that was paused, is done, failed or died: `steps` is where it now ends, 0 as before.
void continue_run(const QString& program, const std::filesystem::path& run, long long steps = 0);

/// What a run can be asked for while it lives: "pause", "stop", "save" or "sample". Throws Error.
void ask_run(const std::filesystem::path& run, const char* request);

} // namespace sinopia
