#include "formats/class_names.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <vector>

namespace sinopia {
namespace {

using Words = std::vector<std::string>;

/// Groups of words for the same thing; the first stands for all. Taken from the lists of the built-in sets:
/// what one of them calls otherwise than another.
constexpr std::string_view synonyms[] = {
    "person|human|pedestrian|individual",
    "car|auto|automobile|motorcar",
    "airplane|aeroplane|plane",
    "motorcycle|motorbike|minibike",
    "bicycle|bike",
    "truck|lorry",
    "bus|autobus|coach",
    "sofa|couch",
    "tv|television|tvmonitor|television receiver|tv monitor",
    "refrigerator|fridge|icebox",
    "toilet|lavatory",
    "dustbin|ashcan|trash can|garbage can|bin",
    "rug|carpet",
    "curtain|drape",
    "cushion|pillow",
    "window|windowpane",
    "stairs|stair|step|stairway|staircase",
    "railing|banister|bannister|handrail",
    "sidewalk|pavement|footpath",
    "road|street|route",
    "ground|earth|soil|dirt",
    "vegetation|plant|flora",
    "grass|lawn|meadow",
    "rock|stone|boulder",
    "mountain|mount",
    "sea|ocean",
    "river|stream",
    "building|edifice",
    "fence|fencing",
    "floor|flooring",
    "signboard|sign",
    "traffic light|traffic signal|stoplight",
    "picture|painting",
    "lamp|light",
    "clothes|cloth|apparel|clothing",
    "eyeglasses|eye glasses|eye g|spectacles",
    "left eye|l eye",
    "right eye|r eye",
    "left eyebrow|l brow|left brow",
    "right eyebrow|r brow|right brow",
    "left ear|l ear",
    "right ear|r ear",
    "upper lip|u lip",
    "lower lip|l lip",
    "earring|ear r",
    "necklace|neck l",
    "dining table|diningtable",
    "potted plant|pottedplant",
};

constexpr std::string_view words_for_no_class[] = {"unlabeled", "unlabelled", "other",   "void",       "ignore",
                                         "ignored",   "none",       "unknown", "don't care", "dontcare"};

bool separates(char c) {
    return c == ' ' || c == '_' || c == '-' || c == '.' || c == ',' || c == ';' || c == '/' || c == '(' ||
           c == ')' || c == '\t' || c == '\n';
}

Words words_of(std::string_view name) {
    Words words;
    bool open = false;
    for (const char c : name) {
        if (separates(c)) {
            open = false;
            continue;
        }
        if (!open)
            words.emplace_back();
        open = true;
        words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string joined(const Words& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty())
            text += between;
        text += word;
    }
    return text;
}

bool ends(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

/// English plurals as class lists have them; a false singular does no harm, since both sides get it.
std::string singular(const std::string& word) {
    static const std::map<std::string_view, std::string_view> irregular = {
        {"people", "person"},  {"persons", "person"}, {"men", "man"},       {"women", "woman"},
        {"children", "child"}, {"leaves", "leaf"},    {"shelves", "shelf"}, {"knives", "knife"},
        {"geese", "goose"},    {"feet", "foot"},      {"teeth", "tooth"},   {"mice", "mouse"},
        {"buses", "bus"}};
    if (const auto it = irregular.find(word); it != irregular.end())
        return std::string(it->second);
    if (word.size() < 4 || !word.ends_with('s') || ends(word, {"ss", "us", "is"}))
        return word;
    if (word.ends_with("ies"))
        return word.substr(0, word.size() - 3) + "y";
    if (ends(word, {"ches", "shes", "xes", "sses", "zes"}))
        return word.substr(0, word.size() - 2);
    return word.substr(0, word.size() - 1);
}

Words singular_words(std::string_view name) {
    Words words = words_of(name);
    if (!words.empty())
        words.back() = singular(words.back());
    return words;
}

/// Every word of the table in the singular -> the group's first word in the singular, without blanks.
const std::map<std::string, std::string>& synonym_table() {
    static const std::map<std::string, std::string> table = [] {
        std::map<std::string, std::string> made;
        for (std::string_view group : synonyms) {
            const std::string first = plural_key(group.substr(0, group.find('|')));
            while (!group.empty()) {
                const std::size_t end = std::min(group.find('|'), group.size());
                made[plural_key(group.substr(0, end))] = first;
                group.remove_prefix(std::min(end + 1, group.size()));
            }
        }
        return made;
    }();
    return table;
}

} // namespace

std::string spelling_key(std::string_view name) {
    return joined(words_of(name), "");
}

std::string plural_key(std::string_view name) {
    return joined(singular_words(name), "");
}

std::string synonym_key(std::string_view name) {
    Words words = words_of(name);
    // COCO-Stuff: "wall-other" is any wall, "door-stuff" the door as background.
    if (words.size() > 1 && (words.back() == "other" || words.back() == "stuff"))
        words.pop_back();
    const std::string key = plural_key(joined(words, " "));
    const auto it = synonym_table().find(key);
    return it == synonym_table().end() ? key : it->second;
}

bool means_no_class(std::string_view name) {
    const std::string key = spelling_key(name);
    return std::any_of(std::begin(words_for_no_class), std::end(words_for_no_class),
                       [&](std::string_view one) { return spelling_key(one) == key; });
}

} // namespace sinopia
