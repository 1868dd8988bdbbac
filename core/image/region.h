#pragma once

#include "image/label_map.h"

namespace sinopia {

/// What is done to a region (0 keeps, 255 takes) before it is used. A pixel belongs to it from 128 on;
/// distances are Euclidean, between pixel centres.

/// The region and every pixel within `radius` of it; these become 255, soft values farther out stay.
Mask grow(const Mask& region, double radius);

/// The pixels of the region that are farther than `radius` from every pixel outside it; the rest becomes 0.
/// The image's border does not count as outside.
Mask shrink(const Mask& region, double radius);

/// A soft edge on the outer side: the region stays 255, its surroundings fall evenly to 0 at distance
/// `radius`. Nothing changes beyond `radius`: pixels there are as in `region`.
Mask feather(const Mask& region, double radius);

Mask invert(const Mask& region);

/// The smallest rectangle that holds every pixel above 0.
Rect bounding_box(const Mask& region);

} // namespace sinopia
