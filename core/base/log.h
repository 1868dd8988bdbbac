#pragma once

#include <filesystem>

#include <spdlog/spdlog.h>

namespace sinopia {

/// Sends log lines to stderr (stdout belongs to results) and, if `file` is not empty, to that file as well.
/// `verbose` shows debug lines. Call once, at the start of a program.
void set_up_log(bool verbose = false, const std::filesystem::path& file = {});

} // namespace sinopia
