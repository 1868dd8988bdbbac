#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <cstdint>

namespace sinopia::cli {

/// A made-up map for measurements: the cells of random points with strokes over them, at least 20 regions in
/// maps of 64 pixels and more. A pure function of its arguments.
LabelMap bench_map(Size size, int classes, std::uint64_t seed);

/// A picture that follows the map: a colour for each class, a slow gradient and a little noise.
RgbImage bench_picture(const LabelMap& map, std::uint64_t seed);

enum class BenchShape { box, disc };

/// One region of `share` of the picture, as near as whole pixels allow, wholly inside at a random place; a
/// box has the picture's aspect.
Mask bench_region(Size size, double share, BenchShape shape, std::uint64_t seed);

} // namespace sinopia::cli
