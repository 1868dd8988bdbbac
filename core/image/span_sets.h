#pragma once

#include "image/raster.h"

namespace sinopia {

// Sets of pixels as spans: see Spans for their order. `united` is in raster.h.

/// All of the image that `spans` do not cover.
Spans complement(const Spans& spans, Size size);

Spans intersected(const Spans& a, const Spans& b);

/// `a` without `b`.
Spans subtracted(const Spans& a, const Spans& b);

/// Farther than this nothing is grown.
inline constexpr int max_growth = 1000;

/// The pixels within `radius` (0..max_growth) of one that `spans` cover, themselves among them. Distances
/// are Euclidean, between pixel centres: the same as grow() of region.h.
Spans grown(const Spans& spans, int radius, Size clip);

/// The pixels of a grid that are at least `threshold`; tiles that are shared and empty cost nothing.
Spans spans_at_least(const TileGrid<std::uint8_t>& grid, std::uint8_t threshold);

/// The pixels of `rect` in which two grids of one size differ. Tiles that both share are not looked at, and
/// neighbours that are the same two tiles (a filled area) only once.
Spans differing_spans(const TileGrid<ClassIndex>& a, const TileGrid<ClassIndex>& b, Rect rect);

/// The pixels of a grid that have a value.
Spans spans_equal(const TileGrid<ClassIndex>& grid, ClassIndex value);

} // namespace sinopia
