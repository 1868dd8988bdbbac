#include "formats/zip_directory.h"

#include "base/error.h"
#include "formats/little_endian.h"
#include "formats/tensor_listing.h"

#include <algorithm>
#include <optional>
#include <zlib.h>

namespace sinopia {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint64_t end_signature = 0x06054b50, end_size = 22, longest_comment = 65535;
constexpr std::uint64_t locator_signature = 0x07064b50, locator_size = 20;
constexpr std::uint64_t end64_signature = 0x06064b50, end64_size = 56;
constexpr std::uint64_t central_signature = 0x02014b50, central_size = 46;
constexpr std::uint64_t local_signature = 0x04034b50, local_size = 30;
constexpr std::uint64_t full16 = 0xffff, full32 = 0xffffffff; // "see the zip64 record"
constexpr std::uint64_t max_entries = tensor_limits::tensors + 1000;

[[noreturn]] void refuse(const std::string& where, const std::string& cause) {
    throw Error(where + ": the zip archive " + cause);
}

bool signature_at(Bytes bytes, std::uint64_t at, std::uint64_t signature) {
    return little_endian(bytes, at, 4) == signature;
}

struct Directory {
    std::uint64_t offset = 0, size = 0, entries = 0;
};

/// The end record that is nearest to the end and whose comment ends with the file.
std::uint64_t find_end(Bytes bytes, const std::string& where) {
    for (std::uint64_t comment = 0; comment <= longest_comment && comment + end_size <= bytes.size();
         ++comment) {
        const std::uint64_t at = bytes.size() - end_size - comment;
        if (signature_at(bytes, at, end_signature) && little_endian(bytes, at + 20, 2) == comment)
            return at;
    }
    refuse(where, "has no directory at its end; the file may be cut short");
}

/// The zip64 end record before the end record at `end`, if there is one.
std::optional<Directory> find_end64(Bytes bytes, std::uint64_t& end, const std::string& where) {
    if (end < locator_size + end64_size || !signature_at(bytes, end - locator_size, locator_signature))
        return {};
    const std::uint64_t locator = end - locator_size;
    const std::uint64_t at = little_endian(bytes, locator + 8, 8);
    if (at > locator - end64_size || !signature_at(bytes, at, end64_signature) ||
        little_endian(bytes, at + 4, 8) != locator - at - 12)
        refuse(where, "points to a zip64 record that is not there");
    if (little_endian(bytes, at + 16, 4) != 0 || little_endian(bytes, at + 20, 4) != 0 ||
        little_endian(bytes, at + 24, 8) != little_endian(bytes, at + 32, 8))
        refuse(where, "is split over several files");
    end = at;
    return Directory{little_endian(bytes, at + 48, 8), little_endian(bytes, at + 40, 8),
                     little_endian(bytes, at + 32, 8)};
}

Directory find_directory(Bytes bytes, const std::string& where) {
    std::uint64_t end = find_end(bytes, where);
    if (little_endian(bytes, end + 4, 2) != 0 || little_endian(bytes, end + 6, 2) != 0 ||
        little_endian(bytes, end + 8, 2) != little_endian(bytes, end + 10, 2))
        refuse(where, "is split over several files");
    const Directory small{little_endian(bytes, end + 16, 4), little_endian(bytes, end + 12, 4),
                          little_endian(bytes, end + 10, 2)};
    const Directory found = find_end64(bytes, end, where).value_or(small);
    const auto agrees = [](std::uint64_t a, std::uint64_t b, std::uint64_t full) {
        return a == b || a == full;
    };
    if (!agrees(small.offset, found.offset, full32) || !agrees(small.size, found.size, full32) ||
        !agrees(small.entries, found.entries, full16))
        refuse(where, "has two end records that contradict one another");
    if (found.offset > end || found.size != end - found.offset)
        refuse(where, "has a directory that does not lie where it claims");
    if (found.entries > max_entries || found.entries > found.size / central_size)
        refuse(where, "claims " + std::to_string(found.entries) + " entries, more than it can hold");
    return found;
}

/// One record of the central directory; 64-bit values already resolved.
struct Record {
    std::uint64_t flags = 0, method = 0, crc = 0, packed = 0, size = 0, local = 0;
    std::string_view name;
};

/// Replaces saturated 32-bit fields by those of the zip64 extra field (APPNOTE 4.5.3).
void resolve_zip64(Bytes extra, Record& record, const std::string& where) {
    const bool needed = record.size == full32 || record.packed == full32 || record.local == full32;
    for (std::size_t at = 0; needed && extra.size() - at >= 4;) {
        const std::uint64_t id = little_endian(extra, at, 2), length = little_endian(extra, at + 2, 2);
        at += 4;
        if (length > extra.size() - at)
            break;
        const Bytes field = extra.subspan(at, length);
        at += length;
        if (id != 1)
            continue;
        std::size_t next = 0;
        for (std::uint64_t* value : {&record.size, &record.packed, &record.local}) {
            if (*value != full32)
                continue;
            if (field.size() - next < 8)
                refuse(where, "has a zip64 entry that is cut short");
            *value = little_endian(field, next, 8);
            next += 8;
        }
        return;
    }
    if (needed)
        refuse(where, "lacks the 64-bit sizes of an entry");
}

/// Reads the record at `at` of the directory's bytes and moves `at` behind it.
Record read_record(Bytes directory, std::uint64_t& at, const std::string& where) {
    if (directory.size() - at < central_size || !signature_at(directory, at, central_signature))
        refuse(where, "has a directory entry that is malformed or cut short");
    const auto field = [&](std::uint64_t offset, std::size_t bytes) {
        return little_endian(directory, at + offset, bytes);
    };
    const std::uint64_t name = field(28, 2), extra = field(30, 2), comment = field(32, 2);
    if (directory.size() - at - central_size < name + extra + comment)
        refuse(where, "has a directory entry that is cut short");
    Record record{field(8, 2), field(10, 2), field(16, 4), field(20, 4), field(24, 4), field(42, 4), {}};
    const std::uint64_t disk = field(34, 2);
    if (disk != 0 && disk != full16)
        refuse(where, "is split over several files");
    record.name = {reinterpret_cast<const char*>(directory.data()) + at + central_size, name};
    resolve_zip64(directory.subspan(at + central_size + name, extra), record, where);
    at += central_size + name + extra + comment;
    return record;
}

/// Where the entry's data lies: behind its local header, whose sizes are not believed.
Bytes data_of(Bytes bytes, const Record& record, std::uint64_t limit, const std::string& where) {
    const std::string entry = "entry " + in_quotes(record.name) + " ";
    if ((record.flags & 1) != 0)
        refuse(where, entry + "is encrypted");
    if (record.method != 0 || record.packed != record.size)
        refuse(where, entry + "is compressed; a PyTorch checkpoint stores its entries as they are");
    if (record.local > limit || limit - record.local < local_size ||
        !signature_at(bytes, record.local, local_signature))
        refuse(where, entry + "has no local header where the directory says");
    const std::uint64_t name = little_endian(bytes, record.local + 26, 2),
                        extra = little_endian(bytes, record.local + 28, 2);
    const std::uint64_t head = local_size + name + extra;
    if (limit - record.local < head || record.size > limit - record.local - head)
        refuse(where, entry + "reaches beyond the archive's data");
    const std::string_view local_name(reinterpret_cast<const char*>(bytes.data()) + record.local + local_size,
                                      name);
    if (local_name != record.name || little_endian(bytes, record.local + 8, 2) != 0)
        refuse(where, entry + "has a local header that contradicts the directory");
    return bytes.subspan(record.local + head, record.size);
}

void check_overlap(std::vector<std::pair<std::uint64_t, std::uint64_t>>& extents, const std::string& where) {
    std::sort(extents.begin(), extents.end());
    for (std::size_t i = 1; i < extents.size(); ++i)
        if (extents[i].first < extents[i - 1].second)
            refuse(where, "has entries that overlap");
}

} // namespace

ZipDirectory::ZipDirectory(Bytes bytes, const std::string& where) {
    const Directory found = find_directory(bytes, where);
    const Bytes directory = bytes.subspan(found.offset, found.size);
    std::vector<std::pair<std::uint64_t, std::uint64_t>> extents; // local header to end of data
    extents.reserve(found.entries);
    entries_.reserve(found.entries);
    std::uint64_t at = 0;
    for (std::uint64_t i = 0; i < found.entries; ++i) {
        const Record record = read_record(directory, at, where);
        const Bytes data = data_of(bytes, record, found.offset, where);
        entries_.push_back({record.name, data, static_cast<std::uint32_t>(record.crc)});
        extents.emplace_back(record.local,
                             static_cast<std::uint64_t>(data.data() + data.size() - bytes.data()));
    }
    if (at != directory.size())
        refuse(where, "has a directory with more in it than the entries it counts");
    check_overlap(extents, where);
    std::sort(entries_.begin(), entries_.end(),
              [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
    for (std::size_t i = 1; i < entries_.size(); ++i)
        if (entries_[i].name == entries_[i - 1].name)
            refuse(where, "has the entry " + in_quotes(entries_[i].name) + " twice");
}

const ZipEntry* ZipDirectory::find(std::string_view name) const {
    const auto it =
        std::lower_bound(entries_.begin(), entries_.end(), name,
                         [](const ZipEntry& entry, std::string_view wanted) { return entry.name < wanted; });
    return it == entries_.end() || it->name != name ? nullptr : &*it;
}

void check_crc(const ZipEntry& entry, const std::string& where, const DoneReading& done) {
    constexpr std::size_t piece = 8 << 20;
    uLong crc = ::crc32_z(0, nullptr, 0);
    for (std::size_t at = 0; at < entry.data.size(); at += piece) {
        const Bytes part = entry.data.subspan(at, std::min(piece, entry.data.size() - at));
        crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(part.data()), part.size());
        if (done)
            done(part);
    }
    if (crc != entry.crc)
        refuse(where, "entry " + in_quotes(entry.name) + " is damaged: its checksum does not match its data");
}

} // namespace sinopia
