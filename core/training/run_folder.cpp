#include "training/run_folder.h"

#include "base/error.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

// Who looks whether a run lives takes its lock for a moment.
constexpr int lock_attempts = 10;
constexpr std::chrono::milliseconds lock_pause{20};

} // namespace

bool is_used_run(const fs::path& path) {
    std::error_code ignored;
    if (fs::exists(path / "manifest.json", ignored) || fs::exists(path / "progress.jsonl", ignored))
        return true;
    const fs::path checkpoints = path / "checkpoints";
    return fs::exists(checkpoints, ignored) && !fs::is_empty(checkpoints, ignored);
}

RunFolder::RunFolder(const fs::path& path, bool resume) : path_(path) {
    if (path.empty())
        throw Error("No run folder was named; say where with --output DIR.");
    std::error_code failed;
    fs::create_directories(path, failed);
    if (failed || !fs::is_directory(path))
        throw Error(path.string() + ": the run folder cannot be made; choose another.");
    take_lock();
    if (!resume && is_used_run(path)) {
        ::close(std::exchange(lock_, -1));
        throw Error(path.string() +
                    ": the folder already holds a run; go on with --resume or choose another folder.");
    }
    fs::create_directories(path / "control", failed);
    if (!failed)
        fs::create_directories(checkpoints(), failed);
    if (failed) {
        ::close(std::exchange(lock_, -1));
        throw Error(path.string() + ": the run folder cannot be written (" + failed.message() + ").");
    }
    take_requests(); // what was asked of an earlier process is not for this one
}

RunFolder::~RunFolder() {
    if (lock_ >= 0)
        ::close(lock_);
}

void RunFolder::take_lock() {
    const fs::path file = path_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0)
        throw Error(file.string() + ": cannot be opened (" + std::strerror(errno) +
                    "); choose another run folder.");
    for (int attempt = 1; ::flock(lock_, LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (attempt < lock_attempts) {
            std::this_thread::sleep_for(lock_pause);
            continue;
        }
        ::close(std::exchange(lock_, -1));
        throw Error(path_.string() +
                    ": another process is training in this folder; wait for it or stop it first.");
    }
}

std::set<ControlRequest> RunFolder::take_requests() const {
    static constexpr std::pair<const char*, ControlRequest> names[] = {{"save", ControlRequest::save},
                                                                       {"sample", ControlRequest::sample},
                                                                       {"stop", ControlRequest::stop},
                                                                       {"pause", ControlRequest::stop}};
    std::set<ControlRequest> requests;
    for (const auto& [name, request] : names)
        if (::unlink((path_ / "control" / name).c_str()) == 0)
            requests.insert(request);
    return requests;
}

} // namespace sinopia
