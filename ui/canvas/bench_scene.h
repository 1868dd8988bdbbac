#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"
#include "image/tile_grid.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// A map for measurements, the same for the same arguments: cells about points scattered with the given
/// spacing, each of a random class.
TileGrid<ClassIndex> benchMap(Size size, int classes, int spacing, std::uint32_t seed);

/// A picture to lie under it: soft gradients and fine grain, no two pixels alike.
RgbImage benchPicture(Size size, std::uint32_t seed);

/// The middle and the tail of a row of measurements.
struct Spread {
    double p50 = 0, p99 = 0, max = 0;
    std::size_t count = 0;
};
Spread spreadOf(std::vector<double> values);

} // namespace sinopia
