#pragma once

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace sinopia {

/// Throws for a working journal that could not be made: Error where the user can help (rights, a missing folder),
/// else Failure. `reason` is an errno value.
[[noreturn]] inline void throw_no_journal(const std::filesystem::path& path, int reason) {
    const std::string message =
        path.string() + ": the working journal could not be made: " + std::strerror(reason);
    if (reason == EACCES || reason == EROFS || reason == ENOTDIR || reason == ENOENT)
        throw Error(message);
    throw Failure(message);
}

} // namespace sinopia
