#pragma once

#include "formats/tensor_listing.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// One stored file of a zip archive. Name and data lie in the archive's own bytes.
struct ZipEntry {
    std::string_view name;
    std::span<const std::byte> data;
    std::uint32_t crc = 0; ///< as the directory claims; see check_crc
};

/// The central directory of a zip or zip64 archive (PKWARE APPNOTE 6.3) whose entries are stored, not
/// compressed.
///
/// Stricter than an unpacker: the directory ends where its end record starts, says its own count and size
/// truly, names nothing twice, and its entries neither overlap nor leave the archive. So nothing can be
/// larger than the file, and two readers cannot see different contents. Sizes come from the central directory
/// only.
class ZipDirectory {
  public:
    /// Keeps views into `bytes`. Throws Error; `where` starts every message.
    ZipDirectory(std::span<const std::byte> bytes, const std::string& where);

    /// Sorted by name.
    const std::vector<ZipEntry>& entries() const { return entries_; }
    /// Null if there is none of that name.
    const ZipEntry* find(std::string_view name) const;

  private:
    std::vector<ZipEntry> entries_;
};

/// Throws Error unless the entry's data has the checksum that the directory claims.
void check_crc(const ZipEntry& entry, const std::string& where, const DoneReading& done = {});

} // namespace sinopia
