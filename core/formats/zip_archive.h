#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// One file inside an archive to be made.
struct ArchiveEntry {
    std::string name;
    std::string_view bytes;
};

/// A zip archive of stored entries in the given order, without times: the same entries give the same bytes.
/// Throws Failure.
std::string zip_archive_bytes(const std::vector<ArchiveEntry>& entries);

/// One entry of an archive, stored or deflated, of at most `limit` bytes. Throws Error, beginning with
/// `where`, if the archive or the entry is damaged, missing or larger.
std::string zip_archive_entry(std::span<const std::byte> archive, const std::string& name, std::size_t limit,
                              const std::string& where);

} // namespace sinopia
