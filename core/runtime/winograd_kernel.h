#pragma once

#include <cstdint>

namespace sinopia {

/// Features [pictures, height, width, channels], height and width even, cut into tiles of 2x2 pixels that are
/// counted row by row over all pictures.
struct WinogradShape {
    std::int64_t pictures, height, width, channels;

    std::int64_t tiles() const { return pictures * (height / 2) * (width / 2); }
};

// The transforms of F(2x2, 3x3) for tiles [from, to). The transformed side holds 16 matrices
// [to - from, channels], one for each place of a 4x4 tile.

/// v = B^T d B of each tile with a border of one pixel, zero beyond the picture.
void winograd_input(const WinogradShape& shape, const float* x, float* v, std::int64_t from, std::int64_t to);
/// y = A^T m A + bias; without bias null.
void winograd_output(const WinogradShape& shape, const float* m, const float* bias, float* y,
                     std::int64_t from, std::int64_t to);
/// dm = A dy A^T, the transposed map of winograd_output.
void winograd_output_gradient(const WinogradShape& shape, const float* dy, float* dm, std::int64_t from,
                              std::int64_t to);

} // namespace sinopia
