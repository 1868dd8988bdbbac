#pragma once

#include "image/geometry.h"

#include <functional>
#include <vector>

namespace sinopia {

/// A run of pixels of a row that a shape covers: x0 <= x < x1, inside the image.
using FillRun = std::function<void(int y, int x0, int x1)>;

// The rule for all shapes read from files: a pixel belongs to a shape if its centre (x + 0.5, y + 0.5) lies
// inside by the even-odd rule; a centre exactly on an edge belongs to the shape right of or below that edge.
// So shapes that share an edge neither overlap nor leave a gap, and a polygon along pixel edges with
// whole-number corners covers exactly the pixels that it encloses. Corners must be finite; they may lie
// outside the image.

/// Several rings are taken together: a ring inside another one is a hole. Costs the rows that the rings
/// cross.
void fill_rings(const std::vector<std::vector<PointF>>& rings, Size image, const FillRun& run);

/// Pixel centres within `radius` of `centre`.
void fill_circle(PointF centre, double radius, Size image, const FillRun& run);

} // namespace sinopia
