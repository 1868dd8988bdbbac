#include "dataset/class_coding.h"

#include <algorithm>
#include <array>

namespace sinopia {
namespace {

using Values = std::vector<std::uint16_t>;

constexpr std::size_t most_foreign = 64;

/// Cityscapes' id of each trainId, from cityscapesScripts, helpers/labels.py.
constexpr std::array<std::uint16_t, 19> cityscapes_ids = {7,  8,  11, 12, 13, 17, 19, 20, 21, 22,
                                                          23, 24, 25, 26, 27, 28, 31, 32, 33};
constexpr std::uint16_t highest_cityscapes_id = 33;

/// What the rules look at.
struct Findings {
    int classes = 0;
    Values present; ///< ascending
    Values foreign; ///< ascending; present too

    bool has(std::uint16_t value) const {
        return std::find(present.begin(), present.end(), value) != present.end();
    }
};

Findings findings_of(const ClassCoding& coding, const std::vector<long long>& counts) {
    Findings found;
    found.classes = coding.labels().size();
    for (std::size_t v = 0; v < counts.size() && v < 65536; ++v) {
        const auto value = static_cast<std::uint16_t>(v);
        if (counts[v] == 0)
            continue;
        found.present.push_back(value);
        if (!coding.index_of(value))
            found.foreign.push_back(value);
    }
    return found;
}

/// 1 .. n for the classes, 0 for "other". Sure without any 0; with zeros only known of ADE20K's 150 classes.
RemapSuggestion one_higher(const Findings& found) {
    const auto last = static_cast<std::uint16_t>(found.classes);
    const bool shifted = found.foreign.front() == last &&
                         (found.foreign.size() == 1 || found.foreign[1] == 255) && found.foreign.size() <= 2;
    if (!shifted || (found.has(0) && found.classes != 150))
        return {};
    RemapSuggestion out;
    for (int c = 0; c < found.classes; ++c)
        out.table[std::to_string(c + 1)] = c;
    out.table["0"] = "ignore";
    if (found.classes < 255)
        out.table["255"] = "ignore";
    out.reason = "The files store each class one higher, from 1 to " + std::to_string(found.classes) +
                 ", as ADE20K does; 0 stands for no class.";
    return out;
}

RemapSuggestion label_ids(const Findings& found, const LabelSet& labels) {
    const bool train_ids = found.classes == 19 && labels.find("road") == ClassIndex{0};
    const std::uint16_t highest = found.foreign.back() == 255 && found.foreign.size() > 1
                                      ? found.foreign[found.foreign.size() - 2]
                                      : found.foreign.back();
    if (!train_ids || highest > highest_cityscapes_id)
        return {};
    RemapSuggestion out;
    for (int value = 0; value <= highest_cityscapes_id; ++value)
        out.table[std::to_string(value)] = "ignore";
    for (std::size_t i = 0; i < cityscapes_ids.size(); ++i)
        out.table[std::to_string(cityscapes_ids[i])] = i;
    out.table["255"] = "ignore";
    out.reason =
        "The files hold Cityscapes' labelIds (0 to 33), the classes are its 19 trainIds; the others are "
        "ignored, as its evaluation does.";
    return out;
}

RemapSuggestion only_255(const Findings& found) {
    if (found.foreign != Values{255})
        return {};
    RemapSuggestion out;
    if (found.classes == 2 && found.present == Values{0, 255}) {
        out.table["255"] = 1;
        out.reason = "The maps are black and white: white stands for the second class.";
    } else {
        out.table["255"] = "ignore";
        out.reason = "255 stands for pixels without a class in most published datasets.";
    }
    return out;
}

} // namespace

RemapSuggestion suggest_remap(const ClassCoding& coding, const std::vector<long long>& counts) {
    const Findings found = findings_of(coding, counts);
    if (found.foreign.empty() || found.foreign.size() > most_foreign || found.classes == 0)
        return {};
    for (const RemapSuggestion& rule :
         {one_higher(found), label_ids(found, coding.labels()), only_255(found)})
        if (!rule.table.is_null())
            return rule;
    RemapSuggestion out;
    for (const std::uint16_t value : found.foreign)
        out.table[std::to_string(value)] = "ignore";
    out.reason = "No known rule explains the foreign values; as ignored pixels they would do no harm.";
    return out;
}

} // namespace sinopia
