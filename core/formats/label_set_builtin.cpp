#include "formats/label_set_builtin.h"

#include "formats/json_file.h"
#include "formats/model_manifest.h"

#include <algorithm>
#include <charconv>

namespace sinopia {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t max_sets = 1000;
constexpr std::size_t max_aliases = 64;
constexpr int highest_value = 65535;

std::vector<std::string> texts(const Json& list, const JsonObject& json, const char* key) {
    if (!list.is_array() || list.size() > max_aliases)
        json.fail(key, "must hold lists of at most 64 texts");
    std::vector<std::string> texts;
    for (const Json& one : list) {
        if (!one.is_string())
            json.fail(key, "must hold lists of texts");
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

FileValues file_values(const Json& document, const std::string& where) {
    const JsonObject json(document, where + ", file_values");
    FileValues values;
    values.first = static_cast<int>(json.integer("first", 0, 0, highest_value));
    const Json special = json.object("special");
    const JsonObject checked(special, json.where() + ", special");
    for (const auto& [key, unused] : special.items()) {
        int value = -1;
        const auto end = std::from_chars(key.data(), key.data() + key.size(), value);
        if (end.ec != std::errc() || end.ptr != key.data() + key.size() || value < 0 || value > highest_value)
            checked.fail(key.c_str(), "must be a value from 0 to 65535");
        values.special[value] = static_cast<ClassIndex>(checked.integer(key.c_str(), 0, 0, highest_value));
    }
    return values;
}

} // namespace

std::optional<ClassIndex> FileValues::index_of(int value, int classes) const {
    if (const auto it = special.find(value); it != special.end())
        return it->second;
    if (value < first || value - first >= classes)
        return {};
    return static_cast<ClassIndex>(value - first);
}

std::optional<int> FileValues::value_of(ClassIndex index, int classes) const {
    for (const auto& [value, special_index] : special)
        if (special_index == index)
            return value;
    if (index >= classes)
        return {};
    return index + first;
}

BuiltInLabelSet read_built_in_label_set(const fs::path& path) {
    const Json document = read_json_file(path);
    const JsonObject json(document, path.string());
    BuiltInLabelSet set;
    set.id = path.stem().string();
    set.title = json.text("title");
    set.labels = label_set_from_json(document, path.string());
    set.ignore_name = json.text("ignore_name", {});
    set.source = json.text("source");
    set.licence = json.text("licence");
    set.note = json.text("note", {});
    set.file_values = file_values(json.object("file_values"), path.string());
    set.aliases.resize(static_cast<std::size_t>(set.labels.size()));
    if (document.contains("aliases")) {
        const Json& lists = json.array("aliases", set.aliases.size());
        for (std::size_t i = 0; i < lists.size(); ++i)
            set.aliases[i] = texts(lists[i], json, "aliases");
    }
    if (document.contains("part_files"))
        set.part_files = texts(document["part_files"], json, "part_files");
    return set;
}

std::vector<BuiltInLabelSet> built_in_label_sets(const fs::path& folder) {
    std::vector<BuiltInLabelSet> sets;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".json" && sets.size() < max_sets)
            sets.push_back(read_built_in_label_set(entry.path()));
    std::sort(sets.begin(), sets.end(), [](const BuiltInLabelSet& a, const BuiltInLabelSet& b) {
        return a.title != b.title ? a.title < b.title : a.id < b.id;
    });
    return sets;
}

} // namespace sinopia
