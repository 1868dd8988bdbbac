#include "base/error.h"
#include "formats/palette_lines.h"

namespace sinopia {
namespace {

// The format, by what GIMP writes: "GIMP Palette", then "Name: ..." and "Columns: ..." (both may be absent),
// comments that begin with #, and a line a colour: red, green and blue from 0 to 255 between blanks, then the
// name. Aseprite adds "Channels: RGBA" and a fourth number.
constexpr std::string_view magic = "GIMP Palette";
constexpr std::string_view untitled = "Untitled"; // what GIMP calls a colour without a name

bool take_field(std::string_view line, std::string_view key, std::string_view& value) {
    if (!line.starts_with(key))
        return false;
    value = trimmed(line.substr(key.size()));
    return true;
}

std::string_view without_alpha(std::string_view rest, const PaletteLines& lines) {
    rest = trimmed(rest);
    const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (end == 0 || end > 3)
        lines.fail("a fourth number (alpha) is expected, since the file says Channels: RGBA");
    return rest.substr(end);
}

} // namespace

PaletteFile read_gimp_palette(std::string_view text, const std::string& where) {
    PaletteLines lines(text, where);
    std::string_view line, value;
    if (!lines.next(line) || line != magic)
        lines.fail("a GIMP palette begins with the line \"GIMP Palette\"");
    bool alpha = false;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        if (line.front() == '#') {
            lines.take_comment(line);
        } else if (lines.count() == 0 && take_field(line, "Name:", value)) {
            lines.file().title = value.substr(0, 1000);
        } else if (lines.count() == 0 && take_field(line, "Columns:", value)) {
            // only how GIMP lays the colours out
        } else if (lines.count() == 0 && take_field(line, "Channels:", value)) {
            alpha = value == "RGBA";
            if (alpha)
                lines.file().notes.push_back("The colours had an alpha channel; it was left out.");
        } else {
            const auto color = lines.color(line, ' ');
            if (!color)
                lines.fail("three numbers from 0 to 255 and a name are expected");
            const std::string_view rest = alpha ? without_alpha(line, lines) : line;
            if (!rest.empty() && rest == trimmed(rest))
                lines.fail("a blank is expected between the colour and the name");
            const std::string_view name = trimmed(rest);
            lines.add(name == untitled ? std::string_view() : name, color);
        }
    }
    return lines.finish();
}

std::string gimp_palette_text(const PaletteFile& palette) {
    check_sayable(palette.title, "title", 0, {});
    std::string text = std::string(magic) + "\n";
    text += "Name: " + palette.title + "\nColumns: 0\n" + ignore_comment(palette.labels) +
            group_comments(palette.labels);
    for (int i = 0; i < palette.labels.size(); ++i) {
        const LabelClass& one = palette.labels[i];
        check_sayable(one.name, "name", static_cast<std::size_t>(i), {});
        if (one.name.empty() || one.name == untitled)
            throw Error("class " + std::to_string(i) +
                        " needs a name of its own before it is written as a palette");
        for (const std::uint8_t channel : {one.color.r, one.color.g, one.color.b}) {
            const std::string number = std::to_string(channel);
            text += std::string(3 - number.size(), ' ') + number + " ";
        }
        text.back() = '\t';
        text += one.name + "\n";
    }
    return text;
}

} // namespace sinopia
