#pragma once

#include "image/raster.h"

#include <span>
#include <vector>

namespace sinopia {

/// How many pixels of each tile the spans cover, which all lie in row `tile_row` of tiles of `side` pixels or
/// outside the image. Empty if they are too few to cover a tile, or out of order so that they may overlap.
std::vector<int> tile_coverage(std::span<const Span> spans, int tile_row, Size image, int side);

} // namespace sinopia
