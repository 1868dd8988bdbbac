#pragma once

#include "image/geometry.h"
#include "image/plane.h"
#include "ui/canvas/display_source.h"

namespace sinopia {

/// Between what lines are drawn.
struct EdgeKinds {
    bool classes = false;
    bool instances = false;
    bool region = false;
};

/// Draws the lines that the source asks for into display pixels, where neighbouring ones differ: between
/// classes (each side in its own colour), between instances (black and white) and about the erase region (a
/// light line inside, a dark one outside). A line is one display pixel wide on each side. Arguments as
/// colorize(); pixels next to `part` are read, not written.
void bakeEdges(const DisplaySource& source, EdgeKinds kinds, int level, Point origin, Rect part,
               Plane<DisplayPixel>& target);

inline constexpr DisplayPixel light_line = 0xffffffff;
inline constexpr DisplayPixel dark_line = 0xff101010;
/// The least value that counts as inside the region's border.
inline constexpr int region_inside = 128;

} // namespace sinopia
