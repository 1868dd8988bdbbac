#include "formats/zip_writer.h"

#include "base/error.h"

#include <limits>
#include <zlib.h>

namespace sinopia {
namespace {

constexpr std::uint64_t alignment = 64;
constexpr std::uint64_t local_header_bytes = 30;
constexpr std::uint64_t extra_header_bytes = 4;
constexpr unsigned version_needed = 20; // 2.0: nothing newer is used
constexpr unsigned first_day = 0x21;    // 1980-01-01, the earliest date that the format can say

/// Little-endian fields of the zip records (PKWARE APPNOTE 4.3).
struct Fields {
    std::string bytes;
    Fields& u16(std::uint64_t value) { return put(value, 2); }
    Fields& u32(std::uint64_t value) { return put(value, 4); }
    Fields& put(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * i));
        return *this;
    }
};

std::uint32_t crc_of(std::span<const std::byte> data) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const unsigned char*>(data.data()), data.size()));
}

/// What local header and directory entry have in common, from "version needed" to the length of the name.
std::string common_fields(std::string_view name, std::uint32_t crc, std::uint64_t size) {
    return Fields()
        .u16(version_needed)
        .u16(0)
        .u16(0)
        .u16(0)
        .u16(first_day)
        .u32(crc)
        .u32(size)
        .u32(size)
        .u16(name.size())
        .bytes;
}

} // namespace

void ZipWriter::write(std::string_view bytes) {
    file_.write(bytes);
    at_ += bytes.size();
}

void ZipWriter::add(std::string_view name, std::span<const std::byte> data) {
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    if (at_ + data.size() + directory_.size() + 2 * name.size() + 512 > most ||
        entries_ + 1 >= std::numeric_limits<std::uint16_t>::max())
        throw Error(where_ + ": the archive would be larger than 4 GiB; use a .safetensors file");
    const std::string common = common_fields(name, crc_of(data), data.size());
    const std::uint64_t data_at = at_ + local_header_bytes + name.size() + extra_header_bytes;
    const std::uint64_t padding = (alignment - data_at % alignment) % alignment;
    directory_ += Fields().u32(0x02014b50).u16(version_needed).bytes + common +
                  Fields().u16(0).u16(0).u16(0).u16(0).u32(0).u32(at_).bytes + std::string(name);
    write(Fields().u32(0x04034b50).bytes + common + Fields().u16(extra_header_bytes + padding).bytes);
    write(name);
    write("FB" + Fields().u16(padding).bytes + std::string(padding, 'Z')); // PyTorch's padding field
    file_.write(data);
    at_ += data.size();
    ++entries_;
}

void ZipWriter::finish() {
    const std::uint64_t directory_at = at_;
    write(directory_);
    write(Fields()
              .u32(0x06054b50)
              .u16(0)
              .u16(0)
              .u16(entries_)
              .u16(entries_)
              .u32(directory_.size())
              .u32(directory_at)
              .u16(0)
              .bytes);
    file_.commit();
}

} // namespace sinopia
