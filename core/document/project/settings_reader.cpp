// The reading side of settings_rows.h: nothing is believed that was not checked.
#include "document/project/options_json.h"
#include "document/project/settings_rows.h"
#include "formats/json_file.h"

#include <charconv>
#include <cmath>

namespace sinopia {
namespace {

constexpr std::int64_t max_classes = 65536;
constexpr std::int64_t max_results = 10'000;
constexpr std::int64_t max_note = 1 << 20;

std::int64_t number(Database& database, const std::string& text, std::int64_t low, std::int64_t high,
                    const char* what) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high)
        database.damaged(std::string("a wrong value of ") + what);
    return value;
}

RgbImage unpacked_image(Database& database, std::int64_t width, std::int64_t height, int side,
                        std::span<const std::byte> frame) {
    if (width == 0 && height == 0)
        return {};
    if (width < 1 || height < 1 || width > side || height > side)
        database.damaged("a thumbnail of a wrong size");
    RgbImage image(Size{static_cast<int>(width), static_cast<int>(height)});
    try {
        unpack_frame(frame, std::as_writable_bytes(image.pixels()));
    } catch (const Error&) {
        database.damaged("a thumbnail does not unpack");
    }
    return image;
}

LabelSet read_labels(Database& database) {
    std::vector<LabelClass> classes;
    Statement rows = database.prepare("SELECT id, name, color, grouping FROM class ORDER BY id");
    while (rows.step()) {
        const std::int64_t color = rows.integer(2);
        if (rows.integer(0) != static_cast<std::int64_t>(classes.size()) || color < 0 || color > 0xffffff ||
            rows.integer(0) >= max_classes)
            database.damaged("a class is out of order");
        const auto channel = [&](int shift) { return static_cast<std::uint8_t>(color >> shift); };
        classes.push_back({rows.text(1), {channel(16), channel(8), channel(0)}, rows.text(3)});
    }
    std::optional<ClassIndex> ignore;
    if (const std::string text = read_property(database, "ignore"); !text.empty())
        ignore = static_cast<ClassIndex>(number(database, text, 0, 65535, "the class that is ignored"));
    return LabelSet(std::move(classes), ignore);
}

std::vector<ClassIndex> read_locks(Database& database) {
    std::vector<ClassIndex> locked;
    Statement rows = database.prepare("SELECT class FROM locked ORDER BY class");
    while (rows.step()) {
        if (rows.integer(0) < 0 || rows.integer(0) > 65535)
            database.damaged("a lock on no class");
        locked.push_back(static_cast<ClassIndex>(rows.integer(0)));
    }
    return locked;
}

std::map<std::string, std::string> read_texts(Database& database, std::int64_t result) {
    std::map<std::string, std::string> texts;
    Statement rows = database.prepare("SELECT key, value FROM text WHERE result = ?1");
    rows.bind(1, result);
    while (rows.step())
        texts.emplace(rows.text(0), rows.text(1));
    return texts;
}

Results read_results(Database& database) {
    Results results;
    Statement rows = database.prepare("SELECT id, position, name, created, seed, thumbnail_width, "
                                      "thumbnail_height, thumbnail FROM result ORDER BY position");
    while (rows.step()) {
        const std::int64_t count = static_cast<std::int64_t>(results.size());
        if (rows.integer(0) < 1 || rows.integer(1) != count || count >= max_results)
            database.damaged("a result is out of order");
        auto result = std::make_shared<StoredResult>();
        result->id = static_cast<std::uint64_t>(rows.integer(0));
        result->name = rows.text(2);
        result->created = rows.text(3);
        result->seed = static_cast<std::uint64_t>(rows.integer(4));
        result->thumbnail =
            unpacked_image(database, rows.integer(5), rows.integer(6), result_thumbnail_side, rows.bytes(7));
        result->text = read_texts(database, rows.integer(0));
        results.push_back(std::move(result));
    }
    return results;
}

std::optional<ProjectView> view_from(Database& database, const std::string& text) {
    if (text.empty())
        return {};
    const nlohmann::json json = parse_json(text, database.path().string() + ": the view");
    if (!json.is_array() || json.size() != 3 || !json[0].is_number() || !json[1].is_number() ||
        !json[2].is_number())
        return {}; // was not finite; a view is no loss
    ProjectView view{{json[0], json[1]}, json[2]};
    if (!(std::abs(view.centre.x) < 1e6 && std::abs(view.centre.y) < 1e6 && view.zoom > 0 && view.zoom < 1e4))
        return {};
    return view;
}

} // namespace

std::string read_property(Database& database, std::string_view name) {
    Statement row = database.prepare("SELECT value FROM property WHERE name = ?1");
    row.bind(1, name);
    return row.step() ? row.text(0) : std::string();
}

Size read_document_size(Database& database) {
    const auto side = [&](const char* name) {
        return static_cast<int>(number(database, read_property(database, name), 1, max_image_side, name));
    };
    const Size size{side("width"), side("height")};
    if (size.area() > max_image_pixels)
        database.damaged("it claims " + std::to_string(size.width) + "x" + std::to_string(size.height) +
                         " pixels, more than a map may have");
    return size;
}

ProjectMeta read_meta(Database& database) {
    ProjectMeta meta;
    meta.model_name = read_property(database, "model_name");
    meta.model_hash = read_property(database, "model_hash");
    meta.view = view_from(database, read_property(database, "view"));
    Statement rows = database.prepare("SELECT substr(name, 6), value FROM property WHERE name GLOB 'note.*'");
    while (rows.step()) {
        if (static_cast<std::int64_t>(rows.bytes(1).size()) > max_note)
            database.damaged("a note of more than a megabyte");
        meta.notes.emplace(rows.text(0), rows.text(1));
    }
    return meta;
}

RgbImage read_thumbnail(Database& database) {
    const auto side = [&](const char* name) {
        const std::string text = read_property(database, name);
        return text.empty() ? 0 : number(database, text, 0, largest_thumbnail, name);
    };
    Statement row = database.prepare("SELECT value FROM property WHERE name = 'thumbnail'");
    if (!row.step())
        return {};
    return unpacked_image(database, side("thumbnail_width"), side("thumbnail_height"), largest_thumbnail,
                          row.bytes(0));
}

void read_settings(Database& database, Project& project) {
    const std::string where = database.path().string() + ": the options";
    project.meta = read_meta(database);
    project.snapshot.label_set = read_labels(database);
    project.snapshot.locked = read_locks(database);
    project.snapshot.layers.picture_text = read_texts(database, 0);
    project.snapshot.results = read_results(database);
    project.snapshot.options = options_from_json(read_property(database, "options"), where);
}

} // namespace sinopia
