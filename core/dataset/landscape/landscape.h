#pragma once

#include "dataset/landscape/style.h"
#include "image/label_map.h"
#include "image/label_set.h"
#include "image/rgb_image.h"

#include <cstdint>

namespace sinopia {

/// A rendered landscape, the map that goes with it and how it was lit.
struct LandscapePair {
    RgbImage picture;
    LabelMap map;
    LandscapeStyle style;
};

/// The twelve classes: sky, cloud, mountain, snow, hill, grass, forest, water, sand, rock, path, flowers.
const LabelSet& landscape_labels();

/// Renders a landscape of `size` pixels; the same seed gives the same scene at every size, and the same
/// bytes on every call and thread of one build. In half of the pairs the map is coarsened or shifted a
/// little, as people paint; in a quarter it is a child's painting rather than a laid-out scene. Throws Error
/// if the size is empty or over the limits.
LandscapePair render_landscape(Size size, std::uint64_t seed);

/// Shades a given map plausibly, with light, season and weather drawn from the seed. Indices of 12 and more
/// are taken as sky. Throws Error if the map is empty.
RgbImage render_map(const LabelMap& map, std::uint64_t seed);

/// The same in a given style (values 1-based, see landscape_styles(); Error if out of range).
RgbImage render_map(const LabelMap& map, const LandscapeStyle& style, std::uint64_t seed);

} // namespace sinopia
