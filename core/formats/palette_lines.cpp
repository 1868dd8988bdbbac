#include "formats/palette_lines.h"

#include "base/error.h"
#include "formats/utf8.h"

#include <charconv>
#include <map>

namespace sinopia {
namespace {

constexpr std::size_t max_classes = 65536;
constexpr std::size_t max_name = 200;
constexpr std::string_view group_mark = "group ";
constexpr std::size_t longest_comment = 900; // some programs read at most 1024 bytes of a line
constexpr std::string_view ignore_mark = "ignore:";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string utf8_from_latin1(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | (byte >> 6));
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

PaletteLines::PaletteLines(std::string_view text, std::string where) : text_(text), where_(std::move(where)) {
    if (text_.size() > max_palette_bytes)
        throw Error(where_ + ": is larger than 4 MB, the limit for a palette");
    if (text_.find('\0') != std::string_view::npos)
        throw Error(where_ + ": is no text; choose a palette file");
    if (text_.starts_with("\xEF\xBB\xBF"))
        text_.remove_prefix(3);
    if (!is_utf8(text_)) {
        latin_ = utf8_from_latin1(text_);
        text_ = latin_;
        file_.notes.push_back("The file is not UTF-8; its names were read as Latin-1.");
    }
}

bool PaletteLines::next(std::string_view& line) {
    if (at_ >= text_.size())
        return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = trimmed(text_.substr(at_, end - at_));
    at_ = end + 1;
    ++line_;
    return true;
}

void PaletteLines::fail(const std::string& cause) const {
    throw Error(where_ + ", line " + std::to_string(line_) + ": " + cause);
}

void PaletteLines::take_comment(std::string_view line) {
    std::string_view said = trimmed(line.substr(1));
    if (said.starts_with(group_mark)) {
        take_group(said.substr(group_mark.size()));
    } else if (said.starts_with(ignore_mark)) {
        said = trimmed(said.substr(ignore_mark.size()));
        unsigned value = 0;
        const auto end = std::from_chars(said.data(), said.data() + said.size(), value);
        if (end.ec != std::errc() || end.ptr != said.data() + said.size() || value > 65535)
            fail("the ignore index must be a number from 0 to 65535");
        ignore_ = static_cast<ClassIndex>(value);
    }
}

/// "0,4-6: nature". A comment that only looks like it is left alone.
void PaletteLines::take_group(std::string_view said) {
    std::vector<std::pair<int, int>> ranges;
    const char* at = said.data();
    const char* const end = at + said.size();
    const auto number = [&](int& value) {
        const auto read = std::from_chars(at, end, value);
        at = read.ptr;
        return read.ec == std::errc() && value >= 0 && value < static_cast<int>(max_classes);
    };
    for (;;) {
        int first = 0;
        if (!number(first))
            return;
        int last = first;
        if (at != end && *at == '-' && (++at, !number(last) || last < first))
            return;
        ranges.emplace_back(first, last);
        if (at == end || (*at != ',' && *at != ':'))
            return;
        if (*at++ == ':')
            break;
    }
    const std::string_view name = trimmed(said.substr(static_cast<std::size_t>(at - said.data())));
    if (name.size() > max_name)
        fail("a group's name is longer than 200 bytes");
    for (const auto& [first, last] : ranges) {
        grouped_ += static_cast<std::size_t>(last - first) + 1;
        if (grouped_ > 2 * max_classes)
            fail("the groups hold more classes than there can be");
        group_ranges_.emplace_back(first, last);
        group_names_.emplace_back(name);
    }
}

void PaletteLines::apply_groups() {
    for (std::size_t i = 0; i < group_ranges_.size(); ++i)
        for (int index = group_ranges_[i].first; index <= group_ranges_[i].second; ++index)
            if (static_cast<std::size_t>(index) < classes_.size())
                classes_[static_cast<std::size_t>(index)].group = group_names_[i];
}

std::string PaletteLines::unique(std::string name) {
    if (names_.insert(name).second)
        return name;
    for (std::size_t number = 2;; ++number) {
        std::string numbered = name + " (" + std::to_string(number) + ")";
        if (names_.insert(numbered).second)
            return numbered;
        // Many equal names in a row would make this quadratic: the class's own number ends the search soon.
        number = std::max(number, classes_.size());
    }
}

void PaletteLines::add(std::string_view name, std::optional<Rgb> color) {
    if (classes_.size() >= max_classes)
        fail("there are more than 65536 classes");
    if (name.size() > max_name)
        fail("the name is longer than 200 bytes");
    for (const char c : name)
        if (is_control(c))
            fail("the name holds a control character");
    const std::string wished = name.empty() ? "class " + std::to_string(classes_.size()) : std::string(name);
    LabelClass one{unique(wished), color.value_or(generated_color(static_cast<int>(classes_.size()))), {}};
    if (one.name != name && file_.notes.size() < 100)
        file_.notes.push_back("Class " + std::to_string(classes_.size()) + " " +
                              (name.empty() ? "has no name" : "has a name that is taken") +
                              ": it is called \"" + one.name + "\" now.");
    made_up_colors_ += !color;
    classes_.push_back(std::move(one));
}

std::optional<Rgb> PaletteLines::color(std::string_view& rest, char separator) const {
    std::uint8_t channels[3] = {};
    std::string_view text = rest;
    for (int i = 0; i < 3; ++i) {
        text = trimmed(text);
        if (i > 0 && separator != ' ') {
            if (text.empty() || text.front() != separator)
                return {};
            text = trimmed(text.substr(1));
        }
        unsigned value = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
        if (end.ec != std::errc() || value > 255)
            return {};
        text.remove_prefix(static_cast<std::size_t>(end.ptr - text.data()));
        channels[i] = static_cast<std::uint8_t>(value);
    }
    rest = text;
    return Rgb{channels[0], channels[1], channels[2]};
}

PaletteFile PaletteLines::finish() {
    if (classes_.empty())
        throw Error(where_ + ": holds no class; choose a palette with at least one");
    if (made_up_colors_ > 0)
        file_.notes.push_back(std::to_string(made_up_colors_) + " of " + std::to_string(classes_.size()) +
                              " classes had no colour; they got one.");
    apply_groups();
    file_.labels = LabelSet(std::move(classes_), ignore_);
    return std::move(file_);
}

void check_sayable(const std::string& name, const char* what, std::size_t index, std::string_view forbidden) {
    const bool blank_ends = !name.empty() && (is_space(name.front()) || is_space(name.back()));
    bool bad = blank_ends || !is_utf8(name);
    for (const char c : name)
        bad = bad || is_control(c) || forbidden.find(c) != std::string_view::npos;
    if (bad)
        throw Error("the " + std::string(what) + " \"" + name + "\" of class " + std::to_string(index) +
                    " cannot be written in this format; rename it without " +
                    (forbidden.empty() ? "" : "colons, a leading # or {, ") +
                    "line breaks and blanks at its ends, or save as JSON");
}

std::string group_comments(const LabelSet& labels) {
    std::map<std::string, std::string> ranges;
    std::string text;
    const auto flush = [&](const std::string& group) {
        text += "# " + std::string(group_mark) + ranges[group] + ": " + group + "\n";
        ranges[group].clear();
    };
    for (int i = 0; i < labels.size(); ++i) {
        const std::string& group = labels[i].group;
        check_sayable(group, "group", static_cast<std::size_t>(i), {});
        int last = i;
        while (last + 1 < labels.size() && labels[last + 1].group == group)
            ++last;
        if (!group.empty()) {
            std::string& list = ranges[group];
            list += (list.empty() ? "" : ",") + std::to_string(i);
            if (last > i)
                list += "-" + std::to_string(last);
            if (list.size() + group.size() > longest_comment)
                flush(group);
        }
        i = last;
    }
    for (const auto& [group, list] : ranges)
        if (!list.empty())
            flush(group);
    return text;
}

std::string ignore_comment(const LabelSet& labels) {
    return labels.ignore() ? "# ignore: " + std::to_string(*labels.ignore()) + "\n" : std::string();
}

} // namespace sinopia
