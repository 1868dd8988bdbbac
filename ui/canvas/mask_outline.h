#pragma once

#include "image/tile_grid.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// A stretch of a mask's border along the grid between pixels, level or upright, in image coordinates.
struct BorderRun {
    Point from;
    Point to;
    bool operator==(const BorderRun&) const = default;
};

/// The border between values from 128 on and below within `part`, in runs as long as they go straight. One
/// pixel in `step` is looked at each way; the image's own edge counts as outside, the part's does not.
std::vector<BorderRun> maskOutline(const TileGrid<std::uint8_t>& mask, Rect part, int step);

} // namespace sinopia
