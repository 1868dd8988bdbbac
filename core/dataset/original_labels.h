#pragma once

#include "image/label_map.h"

#include <filesystem>

namespace sinopia {

/// A label file as the original SDM code reads it, converted to Pillow's mode "L" of 8 bits: palettes and
/// colours become their luminance (ITU-R 601-2: (19595 R + 38470 G + 7471 B + 32768) >> 16), 16-bit grey
/// saturates at 255, grey of 1, 2 or 4 bits is stretched to 0..255, opacity is dropped. Throws Error if it
/// cannot be read.
LabelMap read_luminance(const std::filesystem::path& path);

} // namespace sinopia
