#pragma once

#include "image/label_map.h"
#include "image/tile_grid.h"

#include <vector>

namespace sinopia {

/// A pixel that smoothing gives another class.
struct SmoothedPixel {
    Point at;
    ClassIndex value = 0;
    Point like; ///< the nearest pixel that had the class: whose instance it joins
    bool operator==(const SmoothedPixel&) const = default;
};

inline constexpr int largest_majority_radius = 32;

/// Each pixel takes the class that most pixels within `radius` have (Euclidean, between centres; beyond the
/// border nothing counts); on a tie its own, else the lowest index. Thin structures stay: where the changed
/// pixels of one class hang together (over corners) for more than 4 * radius + 2 pixels in x or y, as those
/// of a pole or a wire do, none of them is changed. What happens to a pixel depends on its surroundings only,
/// not on `rect`. Returns what changes inside `rect`, row by row. The radius is clamped to the largest.
std::vector<SmoothedPixel> majority_filter(const TileGrid<ClassIndex>& map, Rect rect, int radius);

/// The same on a cut-out of a map, for callers that make the map as they go. `inside` is in coordinates of
/// the cut-out, which must reach `majority_reach` pixels beyond it or to the border of the image.
std::vector<SmoothedPixel> majority_filter(const LabelMap& cutout, Rect inside, int radius);

/// How far the surroundings of a pixel reach.
int majority_reach(int radius);

} // namespace sinopia
