#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace sinopia {

/// What was asked for through a file in RUN/control, by the window or by hand. The file is removed when read.
enum class ControlRequest { save, sample, stop };

/// A training run's folder:
/// RUN/{manifest.json,progress.jsonl,log.txt,lock,control/,checkpoints/,samples/,events/}.
///
/// Holds the lock on RUN/lock for as long as it lives (flock: the system frees it when the process dies,
/// however it dies).
class RunFolder {
  public:
    /// Makes the folder where it does not exist. Throws Error if it is used and `resume` is false, if another
    /// process trains in it, or if it cannot be written.
    RunFolder(const std::filesystem::path& path, bool resume);
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path manifest() const { return path_ / "manifest.json"; }
    std::filesystem::path progress() const { return path_ / "progress.jsonl"; }
    std::filesystem::path log() const { return path_ / "log.txt"; }
    std::filesystem::path checkpoints() const { return path_ / "checkpoints"; }
    std::filesystem::path samples() const { return path_ / "samples"; }
    std::filesystem::path events() const { return path_ / "events"; }

    /// Files named save, sample, stop or pause (the same as stop: a run goes on with --resume) in
    /// RUN/control.
    std::set<ControlRequest> take_requests() const;

  private:
    void take_lock();

    std::filesystem::path path_;
    int lock_ = -1;
};

/// True if a run was begun in `path`: it holds a manifest, progress or checkpoints.
bool is_used_run(const std::filesystem::path& path);

} // namespace sinopia
