#pragma once

#include <spdlog/spdlog.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// Sends log lines to stderr (stdout belongs to results) and, if `file` is not empty, to that file as well.
/// `verbose` shows debug lines. Call once, at the start of a program.
void set_up_log(bool verbose = false, const std::filesystem::path& file = {});

/// The newest lines since set_up_log(), oldest first, at most `most` of the 200 that are kept in memory.
std::vector<std::string> last_log_lines(std::size_t most);

} // namespace sinopia
