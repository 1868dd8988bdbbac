#include "base/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>
#include <vector>

namespace sinopia {
namespace {

constexpr std::size_t kept_lines = 200;
constexpr auto pattern = "%H:%M:%S %l %v";

const std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt>& memory() {
    static const auto sink = std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(kept_lines);
    return sink;
}

} // namespace

void set_up_log(bool verbose, const std::filesystem::path& file) {
    std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>(), memory()};
    if (!file.empty())
        sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string()));
    auto logger = std::make_shared<spdlog::logger>("sinopia", sinks.begin(), sinks.end());
    logger->set_level(verbose ? spdlog::level::debug : spdlog::level::info);
    logger->set_pattern(pattern);
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(logger);
}

std::vector<std::string> last_log_lines(std::size_t most) {
    std::vector<std::string> lines = memory()->last_formatted(most);
    for (std::string& line : lines)
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
            line.pop_back();
    return lines;
}

} // namespace sinopia
