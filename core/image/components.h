#pragma once

#include "image/geometry.h"
#include "image/label_map.h"

#include <vector>

namespace sinopia {

/// One connected area of equal values (over edges: 4-connected).
struct Component {
    ClassIndex value = 0;
    long long area = 0; ///< pixels
    Rect box;
};

/// A map cut into its connected areas.
struct Components {
    Plane<int> ids; ///< index into `areas` of each pixel; in the order of their first pixel, row by row
    std::vector<Component> areas;
};

Components connected_components(const LabelMap& map);

} // namespace sinopia
