#include "formats/imported_map.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr const char* ignored_name = "__ignore__";

/// Lower case without spaces, hyphens and underscores.
std::string plain(const std::string& name) {
    std::string out;
    for (const char c : name)
        if (c != ' ' && c != '-' && c != '_')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::optional<ClassIndex> class_by_name(const std::string& name, const LabelSet& labels,
                                        const std::multimap<std::string, ClassIndex>& plain_names) {
    if (const auto exact = labels.find(name))
        return exact;
    if (name == ignored_name)
        return labels.ignore();
    const auto [first, last] = plain_names.equal_range(plain(name));
    if (first == last || std::next(first) != last)
        return {};
    return first->second;
}

} // namespace

std::vector<std::optional<ClassIndex>> classes_by_name(const std::vector<std::string>& names,
                                                       const LabelSet& labels) {
    std::multimap<std::string, ClassIndex> plain_names;
    for (int i = 0; i < labels.size(); ++i)
        plain_names.emplace(plain(labels[i].name), static_cast<ClassIndex>(i));
    std::vector<std::optional<ClassIndex>> out;
    for (const std::string& name : names)
        out.push_back(class_by_name(name, labels, plain_names));
    return out;
}

LabelMap with_classes(const LabelMap& map, const std::vector<std::optional<ClassIndex>>& classes,
                      ClassIndex uncovered) {
    LabelMap out(map.size());
    std::transform(map.pixels().begin(), map.pixels().end(), out.pixels().begin(), [&](ClassIndex position) {
        if (position == no_class)
            return uncovered;
        if (position >= classes.size() || !classes[position])
            throw Error("class " + std::to_string(position) + " of the file has no class here; choose one");
        return *classes[position];
    });
    return out;
}

std::map<ClassIndex, std::string> names_of_classes(const LabelMap& map, const LabelSet& labels) {
    std::vector<bool> used(std::size_t{no_class} + 1);
    for (const ClassIndex index : map.pixels())
        used[index] = true;
    std::map<ClassIndex, std::string> names;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i])
            continue;
        const auto index = static_cast<ClassIndex>(i);
        if (index < labels.size())
            names[index] = labels[index].name;
        else if (index == labels.ignore())
            names[index] = ignored_name;
        else
            names[index] = "class " + std::to_string(i);
    }
    return names;
}

} // namespace sinopia
