#include "training/progress_log.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/log.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace sinopia {

namespace {

/// The lines that stand when a run goes on from `step`.
std::string lines_up_to(const std::filesystem::path& path, long long step) {
    std::ifstream in(path, std::ios::binary);
    std::string kept, line;
    while (std::getline(in, line)) {
        const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object() || json.value("step", 0LL) > step)
            continue;
        // How the earlier process ended says nothing about a run that goes on.
        const std::string event = json.value("event", "");
        if (event != "stopped" && event != "done" && event != "failed")
            kept += line + "\n";
    }
    return kept;
}

} // namespace

ProgressLog::ProgressLog(const std::filesystem::path& path, long long resumed_step) : path_(path) {
    if (std::filesystem::exists(path))
        write_file_atomically(path, std::string_view(lines_up_to(path, resumed_step)));
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor_ < 0)
        throw Failure(path.string() + ": cannot be written (" + std::strerror(errno) + ").");
}

ProgressLog::~ProgressLog() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::size_t ProgressLog::append(std::string_view text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(descriptor_, text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            break;
        done += static_cast<std::size_t>(written);
    }
    return done;
}

void ProgressLog::write(const nlohmann::json& line) {
    // After a line that was cut short the next one must not be lost with it.
    const std::string text = (torn_ ? "\n" : "") + line.dump() + "\n";
    const std::size_t done = append(text);
    if (done < text.size() && !is_failing_)
        spdlog::warn("{}: cannot be written ({}); the run goes on, but its progress is not recorded.",
                     path_.string(), std::strerror(errno));
    is_failing_ = done < text.size();
    torn_ = is_failing_ && (torn_ || done > 0);
}

nlohmann::json to_json(const TrainingProgress& progress) {
    return {{"step", progress.step},
            {"loss", progress.loss},
            {"mse", progress.mse},
            {"vb", progress.vlb},
            {"grad_norm", progress.gradient_norm},
            {"lr", progress.learning_rate},
            {"samples_per_second", progress.samples_per_second},
            {"seconds_left", progress.seconds_left},
            {"memory_mib", progress.memory_mib},
            {"loader_wait", progress.loader_wait}};
}

} // namespace sinopia
