#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {
namespace {

const std::string numbers = bytes_of(std::vector<float>{0, 1, 2, 3, 4, 5});

/// The good archive; entries: 0 data.pkl, 1 byteorder, 2 data/0, 3 version.
ZipBytes good() {
    return checkpoint_zip(pickled_state_dict({{.name = "a"}}), {{"0", numbers}});
}

template <class Change>
std::string changed(Change change) {
    ZipBytes zip = good();
    change(zip);
    return zip.bytes();
}

template <class Change>
std::string with_storage(Change change) {
    return changed([&](ZipBytes& zip) { change(zip.entries[2]); });
}

ZipBytesEntry entry(const std::string& name, const std::string& data) {
    ZipBytesEntry made;
    made.name = name;
    made.data = data;
    return made;
}

std::vector<HostileFile> entries() {
    return {
        {"deflated entry", with_storage([](auto& e) { e.method = 8; }), "is compressed"},
        {"packed size smaller than size: a bomb",
         with_storage([](auto& e) { e.size = 1u << 30, e.packed = 24; }), "is compressed"},
        {"deflated locally, stored in the directory",
         [] {
             std::string bytes = good().bytes();
             bytes[bytes.find("PK\x03\x04") + 8] = 8;
             return bytes;
         }(),
         "contradicts the directory"},
        {"encrypted entry", with_storage([](auto& e) { e.flags |= 1; }), "is encrypted"},
        {"wrong checksum of a storage", with_storage([](auto& e) { e.crc = 1; }), "is damaged"},
        {"wrong checksum of the pickle", changed([](auto& z) { z.entries[0].crc = 1; }), "is damaged"},
        {"wrong checksum of the byte order", changed([](auto& z) { z.entries[1].crc = 1; }), "is damaged"},
        {"one flipped bit in a storage",
         [] {
             std::string bytes = good().bytes();
             bytes[bytes.find(numbers) + 5] ^= 1;
             return bytes;
         }(),
         "is damaged"},
        {"size beyond the file", with_storage([](auto& e) { e.size = 1'000'000; }), "reaches beyond"},
        {"64-bit size beyond the file", with_storage([](auto& e) { e.zip64 = true, e.size = 1ull << 62; }),
         "reaches beyond"},
        {"64-bit size that wraps", with_storage([](auto& e) { e.zip64 = true, e.size = ~0ull; }),
         "reaches beyond"},
        {"size that reaches into the directory", changed([](auto& z) { z.entries[3].size = 60; }),
         "reaches beyond"},
        {"size that reaches into the next entry", with_storage([](auto& e) { e.size = 40; }), "overlap"},
        {"two entries over the same bytes", changed([](auto& z) {
             ZipBytesEntry again = z.entries[2];
             again.name = "archive/data/1";
             again.local = 0;
             again.size = 4;
             again.local_name = again.name;
             z.entries.push_back(again);
         }),
         "contradicts the directory"},
        {"local header beyond the file", with_storage([](auto& e) { e.local = 1'000'000; }),
         "no local header"},
        {"local header that wraps", with_storage([](auto& e) { e.zip64 = true, e.local = ~0ull - 3; }),
         "no local header"},
        {"local header in the middle of data", with_storage([](auto& e) { e.local = 40; }),
         "no local header"},
        {"local header of another entry", with_storage([](auto& e) { e.local = 0; }),
         "contradicts the directory"},
        {"local name that differs", with_storage([](auto& e) { e.local_name = "archive/data/1"; }),
         "contradicts"},
        {"storage missing", changed([](auto& z) { z.entries.erase(z.entries.begin() + 2); }), "is missing"},
        {"storage too short", with_storage([](auto& e) { e.data.resize(20); }), "should have 6 elements"},
        {"storage too long", with_storage([](auto& e) { e.data.resize(28); }), "should have 6 elements"},
        {"entry twice", changed([](auto& z) { z.entries.push_back(z.entries[2]); }), "twice"},
        {"no pickle", changed([](auto& z) { z.entries.erase(z.entries.begin()); }), "no data.pkl"},
        {"two pickles", changed([](auto& z) { z.entries.push_back(entry("other/data.pkl", "x")); }),
         "several pickles"},
        {"pickle in a deeper folder only", changed([](auto& z) { z.entries[0].name = "archive/x/data.pkl"; }),
         "no data.pkl"},
        {"empty pickle", changed([](auto& z) { z.entries[0].data.clear(); }), "ends too early"},
        {"more behind the pickle", changed([](auto& z) { z.entries[0].data += "."; }), "behind the end"},
        {"big-endian numbers", changed([](auto& z) { z.entries[1].data = "big"; }), "little-endian"},
        {"byte order of nonsense", changed([](auto& z) { z.entries[1].data = "\x01\x02"; }), "little-endian"},
        {"long byte order", changed([](auto& z) { z.entries[1].data = std::string(100, 'x'); }), "too long"},
        {"version 999", changed([](auto& z) { z.entries[3].data = "999\n"; }), "container version"},
        {"version of nonsense", changed([](auto& z) { z.entries[3].data = "-1\n"; }), "container version"},
        {"no version", changed([](auto& z) { z.entries.pop_back(); }), "container version"},
        {"a TorchScript program",
         changed([](auto& z) { z.entries.push_back(entry("archive/constants.pkl", "x")); }), "TorchScript"},
    };
}

std::vector<HostileFile> directories() {
    std::string without_end = good().bytes();
    without_end.resize(without_end.size() - 22);
    ZipBytes empty;
    empty.zip64_end = false;
    return {
        {"only the two letters PK", "PK", "no directory"},
        {"no end record", without_end, "no directory"},
        {"empty archive", empty.bytes(), "no data.pkl"},
        {"bytes behind the end record", good().bytes() + "x", "no directory"},
        {"comment longer than the file",
         changed([](auto& z) { z.zip64_end = false; }).replace(good().bytes().size() - 76 - 2, 2, "\xff\xff"),
         "no directory"},
        {"count one too large", changed([](auto& z) { z.claimed_entries = 5; }), "malformed or cut short"},
        {"count one too small", changed([](auto& z) { z.claimed_entries = 3; }),
         "more in it than the entries"},
        {"count of 2^16 - 1", changed([](auto& z) { z.claimed_entries = 65535; }), "more than it can hold"},
        {"count of 0", changed([](auto& z) { z.claimed_entries = 0; }), "more in it than the entries"},
        {"directory beyond the file", changed([](auto& z) { z.claimed_offset = 1'000'000; }),
         "where it claims"},
        {"directory offset of 0", changed([](auto& z) { z.claimed_offset = 0; }), "where it claims"},
        {"directory offset that wraps", changed([](auto& z) { z.claimed_offset = ~0ull - 15; }),
         "contradict"},
        {"directory size too large", changed([](auto& z) { z.claimed_size = 1'000'000; }), "where it claims"},
        {"directory size of 0", changed([](auto& z) { z.claimed_size = 0; }), "where it claims"},
        {"bytes between directory and end", changed([](auto& z) { z.after_directory = "gap"; }),
         "where it claims"},
        {"zip64 record beyond the file", changed([](auto& z) { z.claimed_zip64_end = 1'000'000; }),
         "zip64 record that is not there"},
        {"zip64 record that wraps", changed([](auto& z) { z.claimed_zip64_end = ~0ull - 8; }),
         "zip64 record that is not there"},
        {"zip64 record at 0", changed([](auto& z) { z.claimed_zip64_end = 0; }),
         "zip64 record that is not there"},
        {"two end records that differ",
         [] {
             std::string bytes = good().bytes();
             bytes[bytes.size() - 22 + 16] ^= 1;
             return bytes;
         }(),
         "contradict"},
        {"split over two files",
         [] {
             std::string bytes = good().bytes();
             bytes[bytes.size() - 22 + 4] = 1;
             return bytes;
         }(),
         "several files"},
        {"archive of a hundred thousand empty entries", changed([](auto& z) {
             for (int i = 0; i < 100'000; ++i)
                 z.entries.push_back(entry(std::to_string(i), ""));
             z.claimed_entries = 65535;
         }),
         "more in it than the entries"},
        {"30 MB of directory signatures", "PK\x03\x04" + std::string(30 << 20, 'P'), "no directory"},
    };
}

} // namespace

std::vector<HostileFile> hostile_zips() {
    std::vector<HostileFile> all = entries();
    for (HostileFile& file : directories())
        all.push_back(std::move(file));
    return all;
}

} // namespace sinopia::test
