#include "dataset/class_coding.h"

#include "base/error.h"
#include "formats/json_file.h"

#include <algorithm>
#include <charconv>

namespace sinopia {
namespace {

constexpr std::int64_t highest_value = 65535;

std::uint16_t value_from(const std::string& key, const std::string& where) {
    std::int64_t value = -1;
    const auto end = std::from_chars(key.data(), key.data() + key.size(), value);
    if (end.ec != std::errc() || end.ptr != key.data() + key.size() || value < 0 || value > highest_value)
        throw Error(where + ": \"" + key +
                    "\" is no value of a label file; a remap names values from 0 to 65535");
    return static_cast<std::uint16_t>(value);
}

std::string place_of(const LabelMap& map, std::size_t at) {
    const auto width = static_cast<std::size_t>(map.width());
    return "(" + std::to_string(at % width) + ", " + std::to_string(at / width) + ")";
}

} // namespace

ClassCoding::ClassCoding(LabelSet labels) : ClassCoding(std::move(labels), FileValues{}) {
    if (labels_.ignore())
        set(*labels_.ignore(), *labels_.ignore());
}

ClassCoding::ClassCoding(LabelSet labels, const FileValues& values) : labels_(std::move(labels)) {
    for (int value = 0; value <= highest_value; ++value)
        if (const auto index = values.index_of(value, labels_.size()))
            set(static_cast<std::uint16_t>(value), *index);
}

std::optional<ClassIndex> ClassCoding::index_of(std::uint16_t value) const {
    const std::int32_t index = index_of_[value];
    return index < 0 ? std::nullopt : std::optional(static_cast<ClassIndex>(index));
}

ClassIndex ClassCoding::ignored() {
    if (!labels_.ignore())
        labels_ = LabelSet(labels_.classes(), labels_.size() <= 255 ? ClassIndex{255} : no_class);
    return *labels_.ignore();
}

ClassIndex ClassCoding::target(const nlohmann::json& wish, const std::string& where) {
    const bool is_name = wish.is_string();
    if ((is_name && wish == "ignore") || (wish.is_number_integer() && wish == -1))
        return ignored();
    if (is_name)
        if (const auto index = labels_.find(wish.get_ref<const std::string&>()))
            return *index;
    if (wish.is_number_integer() && wish >= 0 && wish < labels_.size())
        return wish.get<ClassIndex>();
    throw Error(where + " goes to " + wish.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
                ", which is none of the " + std::to_string(labels_.size()) +
                " classes; name a class, its index, or \"ignore\"");
}

void ClassCoding::remap(const nlohmann::json& table, const std::string& where) {
    if (!table.is_object())
        throw Error(where + ": is no JSON object of values and classes, such as {\"255\": \"ignore\"}");
    for (const auto& [key, wish] : table.items())
        set(value_from(key, where), target(wish, where + ": the value " + key));
}

LabelMap ClassCoding::to_indices(const LabelMap& values, const std::string& file) const {
    LabelMap out(values.size());
    const auto from = values.pixels();
    const auto to = out.pixels();
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::int32_t index = index_of_[from[i]];
        if (index < 0)
            throw Error(file + ": class " + std::to_string(from[i]) + " at " + place_of(values, i) +
                        " is outside the " + std::to_string(labels_.size()) +
                        " classes of the dataset; repaint it, add the class, or use a remap");
        to[i] = static_cast<ClassIndex>(index);
    }
    return out;
}

std::string remap_text(const std::string& text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string::npos)
        return {};
    const nlohmann::json table =
        text[start] == '{' ? parse_json(text, "--remap") : read_json_file(std::filesystem::path(text));
    if (!table.is_object())
        throw Error(text + ": is no JSON object of values and classes, such as {\"255\": \"ignore\"}");
    return table.dump();
}

} // namespace sinopia
