#include "dataset/pack/pack_writer.h"

#include "base/error.h"
#include "base/mapped_file.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "dataset/folder_dataset.h"
#include "dataset/pack/pack_format.h"
#include "dataset/pack/part_file.h"
#include "dataset/preprocess.h"
#include "formats/little_endian.h"

#include <algorithm>
#include <optional>

namespace sinopia {
namespace {

constexpr std::size_t pairs_a_thread = 4; ///< that wait in memory to be written

struct Record {
    PackEntry entry;
    std::string planes;
};

std::string_view bytes_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append_map(std::string& to, const LabelMap& map, bool wide) {
    if (wide)
        to += bytes_of(std::as_bytes(map.pixels()));
    else
        std::transform(map.pixels().begin(), map.pixels().end(), std::back_inserter(to),
                       [](ClassIndex c) { return static_cast<char>(static_cast<unsigned char>(c)); });
}

Record record_of(const Pair& pair, const std::string& name, Size cover) {
    const RgbImage picture = cover.empty() ? pair.image : halved_for(pair.image, cover);
    Record record;
    record.entry.picture = picture.size();
    record.entry.map = pair.label.size();
    record.entry.wide = *std::max_element(pair.label.pixels().begin(), pair.label.pixels().end()) > 255;
    record.entry.instances = pair.instance.has_value();
    record.entry.name_bytes = static_cast<std::uint32_t>(name.size());
    record.planes.reserve(record.entry.bytes());
    record.planes += bytes_of(std::as_bytes(picture.pixels()));
    append_map(record.planes, pair.label, record.entry.wide);
    if (pair.instance)
        append_map(record.planes, *pair.instance, true);
    record.entry.digest = sha256_of(std::as_bytes(std::span(record.planes)));
    return record;
}

/// What is sound in the part that an earlier call left: its entries, in order, and where they end.
struct Found {
    std::vector<PackEntry> entries;
    std::uint64_t end = 0;
};

/// None if the record at `place` is not whole.
std::optional<PackEntry> record_at(std::span<const std::byte> all, std::uint64_t place,
                                   const std::string& file) {
    if (place > all.size() || all.size() - place < pack_entry_bytes)
        return {};
    try {
        const PackEntry entry = pack_entry_from(all.subspan(place, pack_entry_bytes), file);
        const bool inside =
            entry.place == place + pack_entry_bytes && entry.bytes() <= all.size() - entry.place;
        if (inside && sha256_of(all.subspan(entry.place, entry.bytes())) == entry.digest)
            return entry;
    } catch (const Error&) { // not written to its end
    }
    return {};
}

Found sound_part(const PartFile& part, const std::string& start, const FolderDataset& source) {
    Found found{{}, start.size()};
    if (part.size() < start.size())
        return {};
    const MappedFile file(part.path());
    if (bytes_of(file.bytes().first(start.size())) != start)
        return {};
    while (found.entries.size() < source.size()) {
        const auto entry = record_at(file.bytes(), found.end, part.path().string());
        if (!entry || entry->name_bytes != source.name(found.entries.size()).size())
            break;
        found.end = entry->place + entry->bytes();
        found.entries.push_back(*entry);
    }
    return found;
}

/// The pairs from `entries.size()` on, a few at a time: decoded on all threads, written in order.
void append_pairs(PartFile& part, const FolderDataset& source, Size cover, const PackOptions& options,
                  std::vector<PackEntry>& entries) {
    const auto threads = static_cast<std::size_t>(std::max(1, options.threads));
    while (entries.size() < source.size()) {
        if (options.stop.stop_requested())
            throw Stopped();
        const std::size_t first = entries.size();
        std::vector<Record> records(std::min(threads * pairs_a_thread, source.size() - first));
        for_each_in_parallel(
            records.size(),
            [&](std::size_t i) {
                records[i] = record_of(source.load(first + i, 0), source.name(first + i), cover);
            },
            threads);
        for (Record& record : records) {
            record.entry.place = part.size() + pack_entry_bytes;
            part.append(to_bytes(record.entry));
            part.append(record.planes);
            entries.push_back(record.entry);
        }
        if (options.progress)
            options.progress(entries.size(), source.size());
    }
}

/// Index and header: from here on it is a pack.
void finish(PartFile& part, const std::string& head, const FolderDataset& source,
            const std::vector<PackEntry>& entries) {
    std::string index, names;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        index += to_bytes(entries[i]);
        names += source.name(i);
    }
    index += names;
    std::string header(pack_magic);
    append_little_endian(header, pack_version, 4);
    append_little_endian(header, head.size(), 4);
    append_little_endian(header, part.size(), 8);
    append_little_endian(header, entries.size(), 8);
    append_little_endian(header, part.size() + index.size(), 8);
    const std::string hashed = header + head + index;
    header += sha256_of(std::as_bytes(std::span(hashed)));
    part.append(index);
    part.write_start(header);
    part.commit();
}

} // namespace

std::filesystem::path default_pack(const std::filesystem::path& folder) {
    return folder / "pairs.sinopack";
}

PackResult pack_dataset(const DatasetOptions& dataset, const std::filesystem::path& file,
                        const PackOptions& options) {
    const FolderDataset source(dataset);
    const Size cover = options.size.empty() ? Size{} : largest_random_cover(options.size);
    const std::string head =
        to_text(pack_head_of(source.options(), source.labels(), source.listing(), cover));
    const std::string start = std::string(pack_header_bytes, '\0') + head;
    PartFile part(file);
    Found found = sound_part(part, start, source);
    const std::size_t resumed = found.entries.size();
    part.cut(resumed == 0 ? 0 : found.end);
    if (resumed == 0)
        part.append(start);
    append_pairs(part, source, cover, options, found.entries);
    finish(part, head, source, found.entries);
    return {source.size(), resumed, part.size()};
}

} // namespace sinopia
