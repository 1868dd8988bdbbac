#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::test {

/// An entry of a zip archive to be made; the optional fields tell lies.
struct ZipBytesEntry {
    std::string name;
    std::string data;
    std::uint16_t method = 0;
    std::uint16_t flags = 0x0808; ///< as PyTorch writes: sizes behind the data, UTF-8 names
    bool zip64 = false;           ///< sizes and offset in the 64-bit extra field
    std::optional<std::uint32_t> crc;
    std::optional<std::uint64_t> size;   ///< claimed in the directory, packed and unpacked
    std::optional<std::uint64_t> packed; ///< claimed in the directory
    std::optional<std::uint64_t> local;  ///< claimed offset of the local header
    std::optional<std::string> local_name;
};

/// Makes zip archives byte by byte, in the form PyTorch writes them and in forms nobody should.
struct ZipBytes {
    std::vector<ZipBytesEntry> entries;
    bool zip64_end = true;
    std::string comment;
    std::string before_directory;
    std::string after_directory;
    std::optional<std::uint64_t> claimed_entries, claimed_offset, claimed_size;
    std::optional<std::uint64_t> claimed_zip64_end;

    std::string bytes() const;
};

std::uint32_t crc32_of(std::string_view data);
std::string little_endian_bytes(std::uint64_t value, int bytes);

} // namespace sinopia::test
