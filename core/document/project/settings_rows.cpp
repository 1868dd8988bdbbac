#include "document/project/settings_rows.h"

#include "base/error.h"
#include "document/project/options_json.h"
#include "formats/json_file.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <random>

namespace sinopia {
namespace {

constexpr std::string_view note_prefix = "note.";

std::string random_id() {
    std::random_device device;
    std::string id;
    for (int i = 0; i < 4; ++i) {
        char part[9];
        std::snprintf(part, sizeof part, "%08x", static_cast<unsigned>(device()));
        id += part;
    }
    return id;
}

std::string now_text() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string view_text(const std::optional<ProjectView>& view) {
    return view ? nlohmann::json{view->centre.x, view->centre.y, view->zoom}.dump() : std::string();
}

std::span<const std::byte> bytes_of(const RgbImage& image) {
    return std::as_bytes(image.pixels());
}

void write_meta(Database& database, const ProjectMeta& meta) {
    write_property(database, "model_name", meta.model_name);
    write_property(database, "model_hash", meta.model_hash);
    write_property(database, "view", view_text(meta.view));
    database.execute("DELETE FROM property WHERE name GLOB 'note.*'");
    for (const auto& [key, value] : meta.notes)
        write_property(database, std::string(note_prefix) + key, value);
}

void write_labels(Database& database, const LabelSet& labels) {
    database.execute("DELETE FROM class");
    Statement insert =
        database.prepare("INSERT INTO class(id, name, color, grouping) VALUES(?1, ?2, ?3, ?4)");
    for (int i = 0; i < labels.size(); ++i) {
        const Rgb c = labels[i].color;
        insert.bind(1, std::int64_t{i})
            .bind(2, std::string_view(labels[i].name))
            .bind(3, std::int64_t{c.r << 16 | c.g << 8 | c.b})
            .bind(4, std::string_view(labels[i].group))
            .run();
    }
    write_property(database, "ignore", labels.ignore() ? std::to_string(*labels.ignore()) : std::string());
}

void write_locks(Database& database, const std::vector<ClassIndex>& locked) {
    database.execute("DELETE FROM locked");
    Statement insert = database.prepare("INSERT OR IGNORE INTO locked(class) VALUES(?1)");
    for (const ClassIndex index : locked)
        insert.bind(1, std::int64_t{index}).run();
}

void write_texts(Database& database, std::int64_t result, const std::map<std::string, std::string>& texts) {
    database.prepare("DELETE FROM text WHERE result = ?1").bind(1, result).run();
    Statement insert = database.prepare("INSERT INTO text(result, key, value) VALUES(?1, ?2, ?3)");
    for (const auto& [key, value] : texts)
        insert.bind(1, result).bind(2, std::string_view(key)).bind(3, std::string_view(value)).run();
}

void write_result(Database& database, const StoredResult& result, std::int64_t position) {
    const bool fits = result.thumbnail.width() <= result_thumbnail_side &&
                      result.thumbnail.height() <= result_thumbnail_side && !result.thumbnail.empty();
    const auto id = static_cast<std::int64_t>(result.id);
    const std::vector<std::byte> frame =
        fits ? pack_frame(bytes_of(result.thumbnail)) : std::vector<std::byte>();
    database
        .prepare("INSERT INTO result(id, position, name, created, seed, thumbnail_width, thumbnail_height, "
                 "thumbnail) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(1, id)
        .bind(2, position)
        .bind(3, std::string_view(result.name))
        .bind(4, std::string_view(result.created))
        .bind(5, static_cast<std::int64_t>(result.seed))
        .bind(6, std::int64_t{fits ? result.thumbnail.width() : 0})
        .bind(7, std::int64_t{fits ? result.thumbnail.height() : 0})
        .bind(8, std::span<const std::byte>(frame))
        .run();
    write_texts(database, id, result.text);
}

/// Rewritten as a whole when the list is another one: rows are small, grids are kept by their results' ids.
void write_results(Database& database, const Results& results) {
    database.execute("DELETE FROM result");
    database.execute("DELETE FROM text WHERE result <> 0");
    std::int64_t position = 0;
    for (const ResultPtr& result : results) {
        if (result->id == 0 || result->id > INT64_MAX || result->picture.empty())
            throw Failure(
                "a kept result has no number or no picture; remove it from the results and save again");
        write_result(database, *result, position++);
    }
}

void write_thumbnail(Database& database, const DocumentSnapshot& snapshot) {
    const RgbImage image = thumbnail_of(snapshot);
    write_property(database, "thumbnail_width", std::to_string(image.width()));
    write_property(database, "thumbnail_height", std::to_string(image.height()));
    const std::vector<std::byte> frame = pack_frame(bytes_of(image));
    database.prepare("INSERT OR REPLACE INTO property(name, value) VALUES('thumbnail', ?1)")
        .bind(1, std::span<const std::byte>(frame))
        .run();
}

} // namespace

void write_property(Database& database, std::string_view name, std::string_view value) {
    database.prepare("INSERT OR REPLACE INTO property(name, value) VALUES(?1, ?2)")
        .bind(1, name)
        .bind(2, value)
        .run();
}

std::string write_settings(Database& database, const StoredContent& before, const Project& project) {
    const DocumentSnapshot& now = project.snapshot;
    const DocumentSnapshot& old = before.project.snapshot;
    const bool is_new = before.save_id.empty();
    if (is_new || now.label_set != old.label_set)
        write_labels(database, now.label_set);
    if (is_new || now.locked != old.locked)
        write_locks(database, now.locked);
    if (is_new || now.layers.picture_text != old.layers.picture_text)
        write_texts(database, 0, now.layers.picture_text);
    if (is_new || now.results != old.results)
        write_results(database, now.results);
    write_meta(database, project.meta);
    write_property(database, "options", options_to_json(now.options));
    write_property(database, "width", std::to_string(now.layers.labels.size().width));
    write_property(database, "height", std::to_string(now.layers.labels.size().height));
    write_property(database, "saved_at", now_text());
    write_property(database, "program", "Sinopia " SINOPIA_VERSION);
    write_thumbnail(database, now);
    const std::string id = random_id();
    write_property(database, "save_id", id);
    return id;
}

RgbImage thumbnail_of(const DocumentSnapshot& snapshot) {
    const Size size = snapshot.layers.labels.size();
    const double scale =
        std::min(1.0, static_cast<double>(thumbnail_side) / std::max({size.width, size.height, 1}));
    const Size small{std::max(1, static_cast<int>(size.width * scale)),
                     std::max(1, static_cast<int>(size.height * scale))};
    RgbImage image(small);
    const bool drawn = snapshot.layers.picture.empty();
    const LabelSet& labels = snapshot.label_set;
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            const int from_x = static_cast<int>((2LL * x + 1) * size.width / (2 * small.width));
            const int from_y = static_cast<int>((2LL * y + 1) * size.height / (2 * small.height));
            if (!drawn) {
                image.at(x, y) = snapshot.layers.picture.get(from_x, from_y);
                continue;
            }
            const int index = snapshot.layers.labels.get(from_x, from_y);
            image.at(x, y) = index < labels.size() ? labels[index].color : generated_color(index);
        }
    return image;
}

} // namespace sinopia
