#pragma once

#include "image/image_io.h"

#include <cstdint>
#include <functional>
#include <string>

namespace sinopia {

/// What a PNG to be written consists of.
struct PngOutput {
    Size size;
    int bit_depth = 8;                           ///< 8 or 16
    int color_type = 0;                          ///< PNG_COLOR_TYPE_GRAY, _RGB, _RGB_ALPHA or _PALETTE
    std::vector<Rgb> palette;                    ///< 1 to 256 colours for PNG_COLOR_TYPE_PALETTE
    PngText text;                                ///< before the pixels: tEXt where plain ASCII, else iTXt
    bool filters = true;                         ///< row filters: good for pictures, useless for maps
    std::function<const std::uint8_t*(int)> row; ///< bytes of row y; 16-bit values in native order
};

/// Writes the file whole or not at all. Throws Error on a bad text key, Failure where the disk fails.
void write_png(const std::filesystem::path& path, const PngOutput& output);

/// The file's bytes; `name` stands in messages.
std::string png_bytes(const PngOutput& output, const std::filesystem::path& name = "the picture");

} // namespace sinopia
