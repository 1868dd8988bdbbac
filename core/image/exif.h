#pragma once

#include "image/rgb_image.h"

#include <cstdint>
#include <span>

namespace sinopia {

/// The orientation (1 to 8) in a JPEG's APP1 segment, given from behind its length field: "Exif\0\0", then a
/// TIFF header and directory (Exif 2.3, 4.5 and 4.6.4, tag 274). Anything malformed or missing counts as 1,
/// upright.
int exif_orientation(std::span<const std::uint8_t> segment);

/// The stored picture turned upright: 2 mirrored, 3 turned by half, 4 flipped, 5 transposed, 6 a quarter
/// clockwise, 7 transposed over the other diagonal, 8 a quarter counter-clockwise.
RgbImage apply_orientation(RgbImage stored, int orientation);

/// Orientations 5 to 8 swap the sides.
inline bool orientation_swaps_sides(int orientation) {
    return orientation >= 5 && orientation <= 8;
}

} // namespace sinopia
