#pragma once

#include "dataset/landscape/random.h"
#include "image/label_map.h"

namespace sinopia::landscape {

/// A map as a landscape would be laid out: sky with clouds, ranges, hills, ground, lakes, paths, trees.
LabelMap layout_map(Size size, std::uint64_t seed);

/// A map as people paint: strokes, blobs, boxes, triangles for mountains, straight horizons, classes in odd
/// places.
LabelMap paint_like_map(Size size, std::uint64_t seed);

/// The map as a person would paint it: small parts dropped, borders rounded, sometimes shifted a little.
LabelMap coarsened(const LabelMap& map, Random& random);

/// Replaces every pixel by the commonest class within `radius` pixels (box weights).
LabelMap majority(const LabelMap& map, int radius);

} // namespace sinopia::landscape
