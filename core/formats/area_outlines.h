#pragma once

#include "image/label_map.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// A 4-connected area of pixels with one class and one instance id.
struct MapArea {
    ClassIndex value = 0;
    std::uint16_t instance = 0;
    Point first; ///< its first pixel by rows
    Rect box;
    long long pixels = 0;
};

/// All areas of a map, by their first pixels.
struct MapAreas {
    std::vector<MapArea> areas;
    Plane<std::uint32_t> area_of; ///< position in `areas` for every pixel
};

/// `instances` is empty or of the map's size.
MapAreas find_areas(const LabelMap& map, const InstanceMap& instances = {});

/// A corner of an outline: where a horizontal and a vertical pixel edge meet.
struct OutlineCorner {
    Point at;            ///< on the pixel grid: (x, y) is the top-left corner of pixel (x, y)
    bool right = false;  ///< the vertical edge is a right border of the area: the area lies left of it
    bool bottom = false; ///< the horizontal edge is a bottom border
    bool operator==(const OutlineCorner&) const = default;
};

/// The outer border of an area along pixel edges, clockwise on the screen from the top-left corner of its
/// first pixel. Where the border touches itself in a point, it turns so that diagonal pixels stay apart.
std::vector<OutlineCorner> outline_of(const MapAreas& areas, std::uint32_t area);

/// Pixels inside an outline, holes filled: more than the area's own pixels if it has holes.
long long enclosed_pixels(const std::vector<OutlineCorner>& outline);

} // namespace sinopia
