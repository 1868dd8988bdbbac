#include "base/error.h"
#include "formats/json_file.h"
#include "formats/model_manifest.h"

#include <cmath>
#include <set>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_classes = 65536; // what a 16-bit index can name
constexpr std::size_t max_name = 200;

/// [r, g, b] of finite numbers within 0..255; fractions are rounded.
Rgb color_from_json(const Json& json, const JsonObject& set, std::size_t index) {
    const auto channel = [&](const Json& value) {
        const double number = value.is_number() ? value.get<double>() : -1;
        if (!(number >= 0 && number <= 255)) // refuses NaN as well
            set.fail("colors", "must hold three numbers from 0 to 255 for class " + std::to_string(index));
        return static_cast<std::uint8_t>(std::lround(number));
    };
    if (!json.is_array() || json.size() != 3)
        set.fail("colors", "must hold three numbers from 0 to 255 for class " + std::to_string(index));
    return {channel(json[0]), channel(json[1]), channel(json[2])};
}

std::string name_from_json(const Json& json, const JsonObject& set, const char* key, std::size_t index) {
    if (!json.is_string() || json.get_ref<const std::string&>().size() > max_name)
        set.fail(key, "must hold a text of at most 200 bytes for class " + std::to_string(index));
    return json.get<std::string>();
}

} // namespace

LabelSet label_set_from_json(const Json& document, const std::string& where) {
    const JsonObject json(document, where);
    const Json& names = json.array("names", max_classes);
    if (names.empty())
        json.fail("names", "must name at least one class");
    const Json no_list = Json::array();
    const Json& colors = document.contains("colors") ? json.array("colors", max_classes) : no_list;
    const Json& groups = document.contains("groups") ? json.array("groups", max_classes) : no_list;
    if (!colors.empty() && colors.size() != names.size())
        json.fail("colors", "has " + std::to_string(colors.size()) + " entries for " +
                                std::to_string(names.size()) + " names");
    if (!groups.empty() && groups.size() != names.size())
        json.fail("groups", "has " + std::to_string(groups.size()) + " entries for " +
                                std::to_string(names.size()) + " names");

    std::vector<LabelClass> classes;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        LabelClass one;
        one.name = name_from_json(names[i], json, "names", i);
        if (!seen.insert(one.name).second)
            json.fail("names", "has the name \"" + one.name + "\" twice");
        one.color =
            colors.empty() ? generated_color(static_cast<int>(i)) : color_from_json(colors[i], json, i);
        if (!groups.empty())
            one.group = name_from_json(groups[i], json, "groups", i);
        classes.push_back(std::move(one));
    }
    std::optional<ClassIndex> ignore;
    if (document.contains("ignore") && !document["ignore"].is_null())
        ignore = static_cast<ClassIndex>(json.integer("ignore", 0, 0, 65535));
    return LabelSet(std::move(classes), ignore);
}

LabelSet read_label_set(const std::filesystem::path& path) {
    return label_set_from_json(read_json_file(path), path.string());
}

Json to_json(const LabelSet& labels) {
    Json json{{"names", Json::array()}, {"colors", Json::array()}};
    Json groups = Json::array();
    bool grouped = false;
    for (const LabelClass& one : labels.classes()) {
        json["names"].push_back(one.name);
        json["colors"].push_back({one.color.r, one.color.g, one.color.b});
        groups.push_back(one.group);
        grouped = grouped || !one.group.empty();
    }
    if (grouped)
        json["groups"] = std::move(groups);
    if (labels.ignore())
        json["ignore"] = *labels.ignore();
    return json;
}

} // namespace sinopia
