#pragma once

#include "image/label_map.h"

#include <cstdint>

namespace sinopia {

/// A part of a picture to be painted anew, as a person might mark it: one to three boxes, a few brush
/// strokes, blobs, or all on one side of a line; one in eight the other way round (only an island is kept).
/// 255 is unknown, 0 known; a picture of more than one pixel has both. A pure function of its arguments.
Mask random_region(Size size, std::uint64_t seed);

} // namespace sinopia
