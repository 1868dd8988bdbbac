#pragma once

#include <filesystem>
#include <functional>

namespace sinopia {

/// Writes a file and trusts nothing: `write` makes it under a temporary name beside `target`, `verify` reads
/// that file back and throws Error if it holds anything else than it should, and only then does it take the
/// place of `target`, durably. Whatever fails, the old file stays as it was and no temporary file is left.
///
/// Both get the temporary name, which has the target's extension; their messages are passed on with the
/// target's name.
void write_verified(const std::filesystem::path& target,
                    const std::function<void(const std::filesystem::path&)>& write,
                    const std::function<void(const std::filesystem::path&)>& verify);

/// Throws the Failure that `verify` reports: what was read back differs in `what`.
[[noreturn]] void throw_differs(const std::filesystem::path& path, const std::string& what);

} // namespace sinopia
