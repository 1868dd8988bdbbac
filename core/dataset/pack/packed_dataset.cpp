#include "dataset/pack/packed_dataset.h"

#include "base/error.h"
#include "base/sha256.h"
#include "formats/little_endian.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace sinopia {
namespace {

std::string text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class T>
Plane<T> plane_from(std::span<const std::byte> bytes, Size size) {
    Plane<T> plane(size);
    std::memcpy(plane.data(), bytes.data(), plane.pixels().size_bytes());
    return plane;
}

LabelMap narrow_map_from(std::span<const std::byte> bytes, Size size) {
    LabelMap map(size);
    std::transform(bytes.begin(), bytes.end(), map.data(),
                   [](std::byte value) { return std::to_integer<ClassIndex>(value); });
    return map;
}

} // namespace

bool PackedDataset::is_pack(const std::filesystem::path& file) {
    std::string start(pack_magic.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return std::filesystem::is_regular_file(file) &&
           in.read(start.data(), static_cast<std::streamsize>(start.size())) && start == pack_magic;
}

std::span<const std::byte> PackedDataset::bytes(std::uint64_t place, std::uint64_t count) const {
    return file_.bytes().subspan(static_cast<std::size_t>(place), static_cast<std::size_t>(count));
}

PackedDataset::PackedDataset(const std::filesystem::path& path) : file_(path) {
    const std::string name = path.string();
    const auto all = file_.bytes();
    if (all.size() < pack_header_bytes || text_of(all.first(pack_magic.size())) != pack_magic)
        throw_bad_pack(name, "it does not begin like one");
    if (little_endian(all, 8, 4) > pack_version)
        throw Error(name + ": was packed by a newer version of this program; use that one, or pack again");
    const std::uint64_t head_bytes = little_endian(all, 12, 4), index = little_endian(all, 16, 8);
    const std::uint64_t pairs = little_endian(all, 24, 8), records = pack_header_bytes + head_bytes;
    if (little_endian(all, 8, 4) != pack_version || little_endian(all, 32, 8) != all.size() ||
        records > index || index > all.size() || pairs > (all.size() - index) / pack_entry_bytes)
        throw_bad_pack(name, "its parts do not fit into the file");
    Sha256 hash;
    hash.update(all.first(pack_hashed_header_bytes));
    hash.update(bytes(pack_header_bytes, head_bytes));
    hash.update(bytes(index, all.size() - index));
    if (hash.finish() != text_of(bytes(pack_hashed_header_bytes, 64)))
        throw_bad_pack(name, "its checksum is wrong");
    head_ = pack_head_from(text_of(bytes(pack_header_bytes, head_bytes)), name);
    if (head_.pairs != pairs)
        throw_bad_pack(name, "it says two numbers of pairs");
    read_index(index, records);
    verified_ = std::make_unique<std::atomic<bool>[]>(entries_.size());
}

/// Records must stand one behind the other, from `records` to the index at `begin`.
void PackedDataset::read_index(std::uint64_t begin, std::uint64_t records) {
    const std::string name = file_.path().string();
    const std::uint64_t names_begin = begin + head_.pairs * pack_entry_bytes;
    std::uint64_t names_at = names_begin, place = records;
    for (std::size_t i = 0; i < head_.pairs; ++i) {
        const PackEntry entry = pack_entry_from(bytes(begin + i * pack_entry_bytes, pack_entry_bytes), name);
        if (entry.place != place + pack_entry_bytes || entry.bytes() > begin ||
            entry.place > begin - entry.bytes())
            throw_bad_pack(name, "a pair lies outside its place");
        if (entry.name_bytes > file_.size() - names_at)
            throw_bad_pack(name, "the name of a pair lies outside the file");
        place = entry.place + entry.bytes();
        names_.push_back(text_of(bytes(names_at, entry.name_bytes)));
        names_at += entry.name_bytes;
        entries_.push_back(entry);
    }
    if (place != begin || names_at != file_.size())
        throw_bad_pack(name, "it holds more than its index says");
}

bool PackedDataset::serves(Size cover) const {
    return head_.cover.empty() || (cover.width <= head_.cover.width && cover.height <= head_.cover.height);
}

void PackedDataset::verify(std::size_t index, std::span<const std::byte> planes) const {
    const PackEntry& entry = entries_[index];
    const auto record = bytes(entry.place - pack_entry_bytes, pack_entry_bytes);
    if (sha256_of(planes) != entry.digest || text_of(record) != to_bytes(entry))
        throw_bad_pack(file_.path().string(), "the pair " + names_[index] + " is damaged");
    const auto map = planes.subspan(entry.picture_bytes(), entry.map_bytes());
    const std::size_t step = entry.wide ? 2 : 1;
    const auto classes = static_cast<std::uint64_t>(head_.labels.size());
    for (std::size_t at = 0; at < map.size(); at += step) {
        const std::uint64_t value = little_endian(map, at, step);
        if (value >= classes && value != head_.labels.ignore())
            throw_bad_pack(file_.path().string(),
                           "the pair " + names_[index] + " has a class beyond the label set");
    }
    verified_[index] = true;
}

Pair PackedDataset::load(std::size_t index, std::uint64_t) const {
    if (index >= size())
        throw Failure("pair " + std::to_string(index) + " is asked for; there are " + std::to_string(size()));
    const PackEntry& entry = entries_[index];
    const auto planes = bytes(entry.place, entry.bytes());
    if (!verified_[index])
        verify(index, planes);
    const auto map = planes.subspan(entry.picture_bytes(), entry.map_bytes());
    Pair pair;
    pair.image = plane_from<Rgb>(planes, entry.picture);
    pair.label = entry.wide ? plane_from<ClassIndex>(map, entry.map) : narrow_map_from(map, entry.map);
    if (entry.instances)
        pair.instance = plane_from<std::uint16_t>(planes.last(entry.instance_bytes()), entry.map);
    return pair;
}

} // namespace sinopia
