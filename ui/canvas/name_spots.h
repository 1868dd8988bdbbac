#pragma once

#include "image/label_map.h"
#include "image/tile_grid.h"

#include <vector>

namespace sinopia {

/// A good place for a class's name: the middle of the largest circle within one of its regions.
struct NameSpot {
    PointF at; ///< image coordinates
    ClassIndex index = 0;
    double radius = 0; ///< of that circle, image pixels
    bool operator==(const NameSpot&) const = default;
};

/// The spots of the regions in `part`, seen by one pixel in `step` each way. Regions whose circle is smaller
/// than `least_radius` (image pixels) have none. The largest come first.
std::vector<NameSpot> nameSpots(const TileGrid<ClassIndex>& map, Rect part, int step, double least_radius);

} // namespace sinopia
