#pragma once

#include "image/label_set.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

enum class PaletteFormat {
    json,    ///< classes.json: names, colours, groups, ignore
    gimp,    ///< .gpl of GIMP, Krita and Inkscape
    labelmap ///< labelmap.txt of CVAT and Datumaro: name:r,g,b:parts:actions
};

/// A label set as a file holds it.
struct PaletteFile {
    LabelSet labels;
    std::string title;                ///< of a .gpl; may be empty
    std::vector<std::string> parts;   ///< labelmap.txt: the third field of each class; empty: none has any
    std::vector<std::string> actions; ///< and the fourth
    std::vector<std::string> notes;   ///< what reading had to add or rename, in whole sentences, to be shown
};

/// The most that a palette file may hold.
inline constexpr std::size_t max_palette_bytes = std::size_t{4} << 20;

/// Reads any of the formats, told apart by their contents. Throws Error with the file and the line.
PaletteFile read_palette_file(const std::filesystem::path& path);
PaletteFile palette_from_text(std::string_view text, const std::string& where);

/// Whole or not at all. Groups and the ignore index are kept in comments where the format has no place for
/// them, so that reading gives back what was written. Throws Error if a name cannot be said in that format
/// (line breaks; colons in labelmap.txt); nothing is changed silently.
void write_palette_file(const std::filesystem::path& path, PaletteFormat format, const PaletteFile& palette);
std::string palette_text(PaletteFormat format, const PaletteFile& palette);

/// By the file's ending: .gpl, .txt, else JSON.
PaletteFormat palette_format_for(const std::filesystem::path& path);

} // namespace sinopia
