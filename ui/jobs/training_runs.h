#pragma once

#include "ui/jobs/training_record.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

enum class RunState {
    starting, ///< its process has been started and does not hold the lock yet
    running,
    paused, ///< stopped on request: it can go on
    done,
    failed, ///< it gave up and said why, or never began
    died    ///< its process has gone without a word
};

/// What tells a run's state. RUN/lock is locked (flock) for as long as its process lives, however it ends.
struct RunSigns {
    bool locked = false;
    bool launched_lives = false;               ///< the process in RUN/launch.json
    bool has_progress = false;                 ///< the run has reported anything
    std::optional<TrainingLine::Kind> closing; ///< its last line, if that ends it
};

RunState state_of(const RunSigns& signs);
/// Whether a process works on the run, or is about to.
bool is_alive(RunState state);
/// Whether the run can go on from its last save.
bool can_continue(RunState state);

/// Whether some process holds RUN/lock.
bool is_locked(const std::filesystem::path& run);
/// The process that was started last on this run, from RUN/launch.json; 0: none is known.
long long launched_process(const std::filesystem::path& run);
/// Whether that process lives and still is the one that was started.
bool launched_process_lives(const std::filesystem::path& run, long long process);

/// The ends of RUN/log.txt and of what its process wrote to stderr beside it, for people.
std::string last_words(const std::filesystem::path& run);

/// A run as the list shows it.
struct RunSummary {
    std::filesystem::path path;
    std::string name;
    RunState state = RunState::paused;
    long long step = 0;
    long long steps = 0; ///< at which it ends; 0: unknown
    double loss = StepNumbers::unknown;
    std::string reason; ///< why it failed
};

/// Whether the folder holds a run, or one that is being started.
bool is_run_folder(const std::filesystem::path& path);

/// The runs in these folders (each a run itself, or a folder of runs), the newest first, each once. Reads
/// files: for a worker.
std::vector<RunSummary> read_runs(const std::vector<std::filesystem::path>& folders);
RunSummary read_run(const std::filesystem::path& run);

/// The steps that a run was asked to make, from its manifest or the options it was started with; 0: unknown.
long long asked_steps(const std::filesystem::path& run);

} // namespace sinopia
