#pragma once

#include "image/label_map.h"

#include <vector>

namespace sinopia {

/// The separate parts of an edited area (every pixel above 0), as the smallest boxes around them, from top to
/// bottom. Parts whose boxes overlap are one, so that no pixel belongs to two. There are at most `most`:
/// parts that lie close together are taken as one until there are no more.
std::vector<Rect> edit_parts(const Mask& area, int most);

/// Joins boxes that overlap until none do.
void join_overlapping(std::vector<Rect>& boxes);

} // namespace sinopia
