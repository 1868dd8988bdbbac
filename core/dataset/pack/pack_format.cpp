#include "dataset/pack/pack_format.h"

#include "base/error.h"
#include "base/sha256.h"
#include "formats/json_file.h"
#include "formats/little_endian.h"
#include "formats/model_manifest.h"

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t wide_flag = 1, instances_flag = 2;
constexpr std::uint32_t longest_name = 4096;
constexpr std::size_t most_pairs = 1U << 31;
constexpr JsonLimits head_limits{16U << 20, 500'000};

Json json_of(const PackHead& head) {
    return {{"layout", head.options.layout},
            {"label_template", head.options.label_template},
            {"preprocess", head.options.preprocess == Preprocess::original ? "original" : "sound"},
            {"remap", head.options.remap},
            {"labels", to_json(head.labels)},
            {"cover", {head.cover.width, head.cover.height}},
            {"pairs", head.pairs},
            {"held_out_first", head.held_out_first}};
}

Size size_from(std::span<const std::byte> bytes, std::size_t at, const std::string& file) {
    const std::uint64_t width = little_endian(bytes, at, 4), height = little_endian(bytes, at + 4, 4);
    if (width < 1 || height < 1 || width > max_image_side || height > max_image_side ||
        width * height > static_cast<std::uint64_t>(max_image_pixels))
        throw_bad_pack(file, "a pair has no possible size");
    return {static_cast<int>(width), static_cast<int>(height)};
}

/// Name, size and time of change; nothing for no file.
void add_file(std::string& text, const std::filesystem::path& file, const std::filesystem::path& folder) {
    if (!file.empty()) {
        std::error_code gone;
        const std::uintmax_t size = std::filesystem::file_size(file, gone);
        const auto changed = std::filesystem::last_write_time(file, gone);
        if (gone)
            throw Error(file.string() + ": could not be looked at: " + gone.message());
        text += file.lexically_relative(folder).string() + '|' + std::to_string(size) + '|' +
                std::to_string(changed.time_since_epoch().count());
    }
    text += '\n';
}

} // namespace

void throw_bad_pack(const std::string& file, const std::string& cause) {
    throw Error(file + ": is no sound pack (" + cause + "); pack the dataset again");
}

std::string to_text(const PackHead& head) {
    Json json = json_of(head);
    json["fingerprint"] = head.fingerprint;
    return json.dump();
}

PackHead pack_head_from(std::string_view text, const std::string& file) {
    const Json document = parse_json(text, file, head_limits);
    const JsonObject json(document, file);
    PackHead head;
    head.options.layout = json.text("layout");
    head.options.label_template = json.text("label_template");
    head.options.preprocess = preprocess_from_string(json.text("preprocess"));
    head.options.remap = json.text("remap");
    head.labels = label_set_from_json(json.object("labels"), file);
    const auto cover = json.integers("cover", 2, 0, 2 * max_image_side);
    head.cover = {static_cast<int>(cover[0]), static_cast<int>(cover[1])};
    head.pairs = static_cast<std::size_t>(json.integer("pairs", 0, 1, most_pairs));
    head.held_out_first =
        static_cast<std::size_t>(json.integer("held_out_first", 0, 0, static_cast<std::int64_t>(head.pairs)));
    head.fingerprint = json.text("fingerprint");
    return head;
}

PackHead pack_head_of(const DatasetOptions& options, const LabelSet& labels, const DatasetListing& listing,
                      Size cover) {
    PackHead head{options, labels, cover, listing.pairs.size(), listing.held_out_first(), {}};
    std::string text = json_of(head).dump() + '\n';
    for (const PairFiles& pair : listing.pairs) {
        text += pair.stem + '\n';
        for (const std::filesystem::path& file : {pair.image, pair.mask, pair.instance})
            add_file(text, file, options.folder);
        for (const std::filesystem::path& part : pair.parts)
            add_file(text, part, options.folder);
    }
    head.fingerprint = sha256_of(std::as_bytes(std::span(text)));
    return head;
}

std::string to_bytes(const PackEntry& entry) {
    std::string bytes;
    append_little_endian(bytes, entry.place, 8);
    for (const int side : {entry.picture.width, entry.picture.height, entry.map.width, entry.map.height})
        append_little_endian(bytes, static_cast<std::uint64_t>(side), 4);
    append_little_endian(bytes, (entry.wide ? wide_flag : 0) | (entry.instances ? instances_flag : 0), 4);
    append_little_endian(bytes, entry.name_bytes, 4);
    append_little_endian(bytes, entry.bytes(), 8);
    return bytes + entry.digest;
}

PackEntry pack_entry_from(std::span<const std::byte> bytes, const std::string& file) {
    PackEntry entry;
    entry.place = little_endian(bytes, 0, 8);
    entry.picture = size_from(bytes, 8, file);
    entry.map = size_from(bytes, 16, file);
    const auto flags = static_cast<std::uint32_t>(little_endian(bytes, 24, 4));
    entry.wide = (flags & wide_flag) != 0;
    entry.instances = (flags & instances_flag) != 0;
    entry.name_bytes = static_cast<std::uint32_t>(little_endian(bytes, 28, 4));
    if (flags > (wide_flag | instances_flag) || entry.name_bytes > longest_name)
        throw_bad_pack(file, "the entry of a pair makes no sense");
    if (little_endian(bytes, 32, 8) != entry.bytes())
        throw_bad_pack(file, "the bytes of a pair are not those of its size");
    const auto digest = bytes.subspan(40, 64);
    entry.digest.assign(reinterpret_cast<const char*>(digest.data()), digest.size());
    return entry;
}

} // namespace sinopia
