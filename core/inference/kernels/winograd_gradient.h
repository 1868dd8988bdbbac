#pragma once

#include "inference/kernels/outer_products.h"
#include "inference/kernels/weight_gradient.h"
#include "inference/kernels/winograd_rule.h"

namespace sinopia::kernels {

/// Weight gradient by Winograd's filtering in tiles of 4x4 results: G^T [sum over tiles of (A g A^T) . (B^T d
/// B)] G, where g is the gradient of a tile's results and d the window under it: a quarter of the products.
///
/// Scratch: sums [positions][out][in], then windows [positions][panels of in][chunk][panel] and gradients
/// [positions][panels of out][chunk][panel], all channel counts padded to panels.
template <int L>
class WinogradGradient {
  public:
    static WeightGradientKernel kernel() {
        return {L, chunk, positions, &tiles, &scratch_size, &transform, &sum, &finish};
    }

  private:
    using Rule = WinogradRule<4>;
    using Products = OuterProducts<L>;
    static constexpr int M = 4, side = M + 2, positions = side * side, panel = Products::panel;
    /// Long enough that a block of sums is not read and written for little, short enough for the cache.
    static constexpr std::int64_t chunk = 128;
    /// Keeps the matrices of two positions off the same cache lines.
    static constexpr std::int64_t gap = 16;

    static std::int64_t across(std::int64_t length) { return (length + M - 1) / M; }
    static std::int64_t tiles(const ConvolutionShape& s) {
        return s.pictures * across(s.height) * across(s.width);
    }
    static std::int64_t sums_stride(const ConvolutionShape& s) {
        return Products::padded(s.out) * Products::padded(s.in) + gap;
    }
    static std::int64_t values_stride(std::int64_t channels) {
        return chunk * Products::padded(channels) + gap;
    }
    static std::int64_t windows_start(const ConvolutionShape& s) { return positions * sums_stride(s); }
    static std::int64_t gradients_start(const ConvolutionShape& s) {
        return windows_start(s) + positions * values_stride(s.in);
    }
    static std::int64_t scratch_size(const ConvolutionShape& s) {
        return gradients_start(s) + positions * values_stride(s.out);
    }

    /// Where the channels from c on of tile t stand in a position's matrix.
    static std::int64_t place_of(std::int64_t t, std::int64_t c) {
        return c / panel * (chunk * panel) + t * panel + c % panel;
    }

    /// Map d Map^T over a square of pixels; null: zero.
    template <int Side, class Map>
    SINOPIA_INLINE static void transform_square(const float* const* pixels, std::int64_t channels,
                                                std::int64_t t, float* to, Map map) {
        const std::int64_t stride = values_stride(channels);
        for (std::int64_t c = 0; c < channels; c += L) {
            Vector<L> rows[Side * side], column[side];
            for (int i = 0; i < Side; ++i) {
                Vector<L> d[Side];
#pragma GCC unroll 6
                for (int j = 0; j < Side; ++j)
                    d[j] = pixels[i * Side + j] ? load<L>(pixels[i * Side + j] + c) : Vector<L>{};
                map(d, 1, rows + i * side, 1);
            }
#pragma GCC unroll 6
            for (int j = 0; j < side; ++j) {
                map(rows + j, side, column, 1);
#pragma GCC unroll 6
                for (int i = 0; i < side; ++i)
                    store(to + (i * side + j) * stride + place_of(t, c), column[i]);
            }
        }
    }

    static void transform(const ConvolutionShape& s, const float* x, const float* gradient,
                          std::int64_t first, std::int64_t from, std::int64_t to, float* scratch) {
        const int half = s.enlarged ? 1 : 0;
        const std::int64_t height = s.height >> half, width = s.width >> half;
        for (std::int64_t t = from; t < to; ++t) {
            const std::int64_t tile = first + t, picture = tile / (across(s.height) * across(s.width));
            const std::int64_t y = tile / across(s.width) % across(s.height) * M,
                               left = tile % across(s.width) * M;
            const float* window[side * side];
            const float* square[M * M];
            for (int i = 0; i < side * side; ++i) {
                const std::int64_t py = y - 1 + i / side, px = left - 1 + i % side;
                const bool inside = py >= 0 && px >= 0 && py < s.height && px < s.width;
                window[i] =
                    inside ? x + ((picture * height + (py >> half)) * width + (px >> half)) * s.in : nullptr;
            }
            for (int i = 0; i < M * M; ++i) {
                const std::int64_t py = y + i / M, px = left + i % M;
                const bool inside = py < s.height && px < s.width;
                square[i] = inside ? gradient + ((picture * s.height + py) * s.width + px) * s.out : nullptr;
            }
            transform_square<side>(window, s.in, t, scratch + windows_start(s),
                                   [](auto... a) { Rule::input(a...); });
            transform_square<M>(square, s.out, t, scratch + gradients_start(s),
                                [](auto... a) { Rule::output_gradient(a...); });
        }
    }

    static void sum(const ConvolutionShape& s, std::int64_t count, bool adds, std::int64_t from,
                    std::int64_t to, float* scratch) {
        const std::int64_t in = Products::padded(s.in), out = Products::padded(s.out);
        for (std::int64_t position = from; position < to; ++position) {
            const float* windows = scratch + windows_start(s) + position * values_stride(s.in);
            const float* gradients = scratch + gradients_start(s) + position * values_stride(s.out);
            float* sums = scratch + position * sums_stride(s);
            for (std::int64_t i = 0; i < in; i += panel)
                for (std::int64_t o = 0; o < out; o += panel)
                    Products::run(gradients + o * chunk, windows + i * chunk, count, sums + o * in + i, in,
                                  adds);
        }
    }

    static void finish(const ConvolutionShape& s, const float* scratch, std::int64_t from, std::int64_t to,
                       float* weight) {
        const std::int64_t in = Products::padded(s.in), stride = sums_stride(s);
        for (std::int64_t o = from; o < to; ++o)
            for (std::int64_t c = 0; c < s.in; c += L) {
                Vector<L> rows[3 * side], taps[3];
#pragma GCC unroll 6
                for (int j = 0; j < side; ++j) {
                    Vector<L> u[side];
#pragma GCC unroll 6
                    for (int i = 0; i < side; ++i)
                        u[i] = load<L>(scratch + (i * side + j) * stride + o * in + c);
                    Rule::kernel_gradient(u, 1, rows + j, side);
                }
#pragma GCC unroll 3
                for (int i = 0; i < 3; ++i) {
                    Rule::kernel_gradient(rows + i * side, 1, taps, 1);
#pragma GCC unroll 3
                    for (int j = 0; j < 3; ++j)
                        store(weight + (o * 9 + i * 3 + j) * s.in + c, taps[j]);
                }
            }
    }
};

} // namespace sinopia::kernels
