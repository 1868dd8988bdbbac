#include "support/zip_bytes.h"

namespace sinopia::test {
namespace {

constexpr std::uint64_t full32 = 0xffffffff;

std::string b(std::uint64_t value, int bytes) {
    return little_endian_bytes(value, bytes);
}

std::string local_header(const ZipBytesEntry& entry) {
    const std::string name = entry.local_name.value_or(entry.name);
    return "PK\x03\x04" + b(0, 2) + b(entry.flags, 2) + b(entry.method, 2) + b(0, 4) + b(0, 4) + b(0, 8) +
           b(name.size(), 2) + b(4, 2) + name + "FB" + b(0, 2); // an empty extra field, as PyTorch pads with
}

std::string directory_record(const ZipBytesEntry& entry, std::uint64_t offset) {
    const std::uint64_t size = entry.size.value_or(entry.data.size());
    const std::uint64_t packed = entry.packed.value_or(size);
    const std::uint64_t local = entry.local.value_or(offset);
    const std::string extra =
        entry.zip64 ? b(1, 2) + b(24, 2) + b(size, 8) + b(packed, 8) + b(local, 8) : std::string();
    const auto field = [&](std::uint64_t value) { return b(entry.zip64 ? full32 : value, 4); };
    return "PK\x01\x02" + b(0, 2) + b(0, 2) + b(entry.flags, 2) + b(entry.method, 2) + b(0, 4) +
           b(entry.crc.value_or(crc32_of(entry.data)), 4) + field(packed) + field(size) +
           b(entry.name.size(), 2) + b(extra.size(), 2) + b(0, 2) + b(0, 2) + b(0, 2) + b(0, 4) +
           field(local) + entry.name + extra;
}

} // namespace

std::string little_endian_bytes(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::uint32_t crc32_of(std::string_view data) {
    std::uint32_t crc = 0xffffffff;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

std::string ZipBytes::bytes() const {
    std::string out, directory;
    for (const ZipBytesEntry& entry : entries) {
        directory += directory_record(entry, out.size());
        out += local_header(entry) + entry.data;
    }
    out += before_directory;
    const std::uint64_t count = claimed_entries.value_or(entries.size());
    const std::uint64_t offset = claimed_offset.value_or(out.size());
    const std::uint64_t size = claimed_size.value_or(directory.size());
    out += directory + after_directory;
    if (zip64_end) {
        const std::uint64_t end64 = claimed_zip64_end.value_or(out.size());
        out += "PK\x06\x06" + b(44, 8) + b(0x031e, 2) + b(45, 2) + b(0, 4) + b(0, 4) + b(count, 8) +
               b(count, 8) + b(size, 8) + b(offset, 8);
        out += "PK\x06\x07" + b(0, 4) + b(end64, 8) + b(1, 4);
    }
    out += "PK\x05\x06" + b(0, 4) + b(count, 2) + b(count, 2) + b(size, 4) + b(offset, 4) +
           b(comment.size(), 2) + comment;
    return out;
}

} // namespace sinopia::test
