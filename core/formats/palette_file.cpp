#include "formats/palette_file.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/mapped_file.h"
#include "formats/json_file.h"
#include "formats/model_manifest.h"
#include "formats/palette_lines.h"

#include <algorithm>

namespace sinopia {
namespace {

/// The first line that says something.
std::string_view first_line(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty() && line.front() != '#')
            return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

std::string json_text(const LabelSet& labels) {
    try {
        return to_json(labels).dump(2) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error("a class's name is not valid text; rename it before saving");
    }
}

} // namespace

PaletteFile palette_from_text(std::string_view text, const std::string& where) {
    if (text.size() > max_palette_bytes)
        throw Error(where + ": is larger than 4 MB, the limit for a palette");
    const std::string_view first = first_line(text);
    if (first == "GIMP Palette")
        return read_gimp_palette(text, where);
    if (first.starts_with('{')) {
        PaletteFile file;
        file.labels = label_set_from_json(parse_json(text, where), where);
        return file;
    }
    if (first.find(':') != std::string_view::npos)
        return read_labelmap(text, where);
    throw Error(where + ": is no list of classes; choose a classes.json, a GIMP palette (.gpl) or a "
                        "labelmap.txt");
}

PaletteFile read_palette_file(const std::filesystem::path& path) {
    const MappedFile file(path);
    const auto bytes = file.bytes();
    return palette_from_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path.string());
}

std::string palette_text(PaletteFormat format, const PaletteFile& palette) {
    switch (format) {
    case PaletteFormat::gimp:
        return gimp_palette_text(palette);
    case PaletteFormat::labelmap:
        return labelmap_text(palette);
    case PaletteFormat::json:
        break;
    }
    return json_text(palette.labels);
}

void write_palette_file(const std::filesystem::path& path, PaletteFormat format, const PaletteFile& palette) {
    write_file_atomically(path, palette_text(format, palette));
}

PaletteFormat palette_format_for(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == ".gpl")
        return PaletteFormat::gimp;
    return ending == ".txt" ? PaletteFormat::labelmap : PaletteFormat::json;
}

} // namespace sinopia
