#include "base/error.h"
#include "formats/palette_lines.h"

#include <algorithm>

namespace sinopia {
namespace {

// The format, by what CVAT and Datumaro write: comments that begin with #, and a line a class,
// name:red,green,blue:parts:actions, where parts and actions are lists between commas and every field after
// the name may be empty or missing.

std::string_view next_field(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return field;
}

void keep(std::vector<std::string>& lists, std::size_t index, std::string_view field,
          const PaletteLines& lines) {
    if (field.size() > 2000)
        lines.fail("a list of parts or actions is longer than 2000 bytes");
    if (field.empty() && lists.empty())
        return;
    lists.resize(index + 1);
    lists[index] = field;
}

std::string list_of(const std::vector<std::string>& lists, std::size_t index) {
    if (index >= lists.size())
        return {};
    check_sayable(lists[index], "list of parts or actions", index, ":");
    return lists[index];
}

} // namespace

PaletteFile read_labelmap(std::string_view text, const std::string& where) {
    PaletteLines lines(text, where);
    std::string_view line;
    std::vector<std::string> parts, actions;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        if (line.front() == '#') {
            lines.take_comment(line);
            continue;
        }
        std::string_view rest = line;
        const std::string_view name = trimmed(next_field(rest));
        std::string_view numbers = trimmed(next_field(rest));
        std::optional<Rgb> color;
        if (!numbers.empty()) {
            color = lines.color(numbers, ',');
            if (!color || !trimmed(numbers).empty())
                lines.fail("the colour must be three numbers from 0 to 255 between commas");
        }
        const std::size_t index = lines.count();
        lines.add(name, color);
        keep(parts, index, trimmed(next_field(rest)), lines);
        keep(actions, index, trimmed(next_field(rest)), lines);
        if (!rest.empty())
            lines.fail("there are more than four fields; a name must not hold a colon");
    }
    PaletteFile file = lines.finish();
    const auto count = static_cast<std::size_t>(file.labels.size());
    if (!parts.empty())
        parts.resize(count);
    if (!actions.empty())
        actions.resize(count);
    file.parts = std::move(parts);
    file.actions = std::move(actions);
    return file;
}

std::string labelmap_text(const PaletteFile& palette) {
    std::string text =
        "# label:color_rgb:parts:actions\n" + ignore_comment(palette.labels) + group_comments(palette.labels);
    for (int i = 0; i < palette.labels.size(); ++i) {
        const LabelClass& one = palette.labels[i];
        const auto index = static_cast<std::size_t>(i);
        // A leading # would make a comment of the class, a leading { JSON of the file.
        const bool misread = one.name.starts_with('#') || one.name.starts_with('{');
        check_sayable(one.name, "name", index, misread ? ":#{" : ":");
        if (one.name.empty())
            throw Error("class " + std::to_string(i) +
                        " needs a name before it is written to a labelmap.txt");
        text += one.name + ":" + std::to_string(one.color.r) + "," + std::to_string(one.color.g) + "," +
                std::to_string(one.color.b) + ":" + list_of(palette.parts, index) + ":" +
                list_of(palette.actions, index) + "\n";
    }
    return text;
}

} // namespace sinopia
