#pragma once

#include "image/geometry.h"
#include "image/plane.h"
#include "ui/canvas/display_source.h"

namespace sinopia {

/// Draws pixels of the source into `target`. Target pixel (x, y) shows the image pixels that begin at
/// (origin + (x, y)) * 2^level, a square of 2^level a side: one pixel as it is, more as the mean of four of
/// them. `part` is in target pixels and lies within the target.
void colorize(const DisplaySource& source, int level, Point origin, Rect part, Plane<DisplayPixel>& target);

/// The same from one pixel in 4x4 of the target: blocks, for what must show at once. The whole target.
void colorizeRoughly(const DisplaySource& source, int level, Point origin, Plane<DisplayPixel>& target);

} // namespace sinopia
