#include "base/memory_use.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <unistd.h>

namespace sinopia {

namespace {

constexpr auto pause = std::chrono::milliseconds(5);

std::optional<std::int64_t> number_in(const char* path) {
    std::ifstream file(path);
    std::int64_t number = 0;
    if (!(file >> number)) // no such file, or "max"
        return {};
    return number;
}

std::optional<std::int64_t> system_available() {
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("MemAvailable:"))
            return std::stoll(line.substr(13)) * 1024;
    return {};
}

/// What the control group of a container or a service leaves: version 2, then version 1.
std::optional<std::int64_t> group_available() {
    static constexpr const char* places[][2] = {
        {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
        {"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"}};
    for (const auto& [limit_path, use_path] : places) {
        const std::optional<std::int64_t> limit = number_in(limit_path), use = number_in(use_path);
        if (limit && use)
            return std::max<std::int64_t>(0, *limit - *use);
    }
    return {};
}

} // namespace

std::int64_t resident_memory() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

std::optional<std::int64_t> available_memory() {
    const std::optional<std::int64_t> system = system_available(), group = group_available();
    if (system && group)
        return std::min(*system, *group);
    return system ? system : group;
}

PeakMemory::PeakMemory() : most_(resident_memory()) {
    watcher_ = std::jthread([this](std::stop_token stop) {
        while (!stop.stop_requested()) {
            most_ = std::max(most_.load(), resident_memory());
            std::this_thread::sleep_for(pause);
        }
    });
}

std::int64_t PeakMemory::peak() const {
    return std::max(most_.load(), resident_memory());
}

} // namespace sinopia
