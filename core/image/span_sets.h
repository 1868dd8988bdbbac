#pragma once

#include "image/raster.h"

namespace sinopia {

// Sets of pixels as spans: see Spans for their order. `united` is in raster.h.

/// All of the image that `spans` do not cover.
Spans complement(const Spans& spans, Size size);

Spans intersected(const Spans& a, const Spans& b);

/// `a` without `b`.
Spans subtracted(const Spans& a, const Spans& b);

/// The pixels of a grid that are at least `threshold`; tiles that are shared and empty cost nothing.
Spans spans_at_least(const TileGrid<std::uint8_t>& grid, std::uint8_t threshold);

/// The pixels of a grid that have a value.
Spans spans_equal(const TileGrid<ClassIndex>& grid, ClassIndex value);

} // namespace sinopia
