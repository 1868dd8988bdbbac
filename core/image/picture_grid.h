#pragma once

#include "image/rgb_image.h"

#include <span>

namespace sinopia {

/// Columns of a grid of `count` pictures: as many as rows, or one more.
int grid_columns(std::size_t count);

/// Size of the grid of `count` pictures. Throws Error if it would be beyond the limits of geometry.h.
Size grid_size(Size each, std::size_t count, int gap = 4);

/// Pictures of one size in rows, in their order, with `gap` pixels of `ground` between them; what is missing
/// in the last row is ground too. Throws Error if there are none, if their sizes differ, or if the grid would
/// be beyond the limits of geometry.h.
RgbImage picture_grid(std::span<const RgbImage> pictures, int gap = 4, Rgb ground = {255, 255, 255});

} // namespace sinopia
