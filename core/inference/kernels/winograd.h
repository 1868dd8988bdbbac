#pragma once

#include "inference/kernels/finish.h"
#include "inference/kernels/matrix_product.h"
#include "inference/kernels/winograd_rule.h"

namespace sinopia::kernels {

/// 3x3 convolution by Winograd's filtering in tiles of M x M results (arXiv 1509.09308, section 4.1): tiles
/// and weights are transformed, multiplied at each of the (M + 2)^2 positions as matrices [tiles,in] x
/// [in,out], and transformed back. A few tiles go through at a time, so that all between the two transforms
/// stays in the processor's cache.
///
/// Packed: [positions][panels][in][panel], then the bias.
template <int L, int M>
class Winograd {
  public:
    static ConvolutionKernel kernel() { return {L, &packed_size, &pack, &tiles, &scratch_size, &run}; }

  private:
    using Product = MatrixProduct<L>;
    using Rule = WinogradRule<M>;
    static constexpr int side = M + 2, positions = side * side;
    static constexpr std::int64_t tiles_at_once = 2 * Product::rows_at_once;
    /// Between the matrices of two positions: sizes that are powers of two would meet in the same cache lines.
    static constexpr std::int64_t gap = 16;

    static std::int64_t across(std::int64_t length) { return (length + M - 1) / M; }

    static std::int64_t tiles(const ConvolutionShape& s) {
        return s.pictures * across(s.height) * across(s.width);
    }
    static std::int64_t packed_size(std::int64_t in, std::int64_t out) {
        return (positions * in + 1) * Product::padded(out);
    }
    static std::int64_t input_stride(const ConvolutionShape& s) { return tiles_at_once * s.in + gap; }
    static std::int64_t output_stride(const ConvolutionShape& s) {
        return tiles_at_once * Product::padded(s.out) + gap;
    }
    static std::int64_t scratch_size(const ConvolutionShape& s) {
        return s.in + positions * (input_stride(s) + output_stride(s));
    }

    /// The transformed taps between one input channel and one panel of outputs.
    static void pack_one(const ConvolutionWeights& w, std::int64_t in, std::int64_t first_out, float* to,
                         std::int64_t position_stride) {
        constexpr int panel = Product::panel;
        using Wide = typename VectorOf<panel>::wide;
        using Narrow = Vector<panel>;
        const std::int64_t count = w.out - first_out < panel ? w.out - first_out : panel;
        const float* from = w.weight + in * w.in_stride + first_out * w.out_stride;
        Wide taps[9], columns[3 * side], transformed[side];
        for (int tap = 0; tap < 9; ++tap) {
            double values[panel] = {};
            for (std::int64_t o = 0; o < count; ++o)
                values[o] = from[o * w.out_stride + tap / 3 * w.row_stride + tap % 3 * w.column_stride];
            __builtin_memcpy(&taps[tap], values, sizeof values);
        }
        for (int column = 0; column < 3; ++column)
            Rule::kernel(taps + column, 3, columns + column, 3);
        for (int row = 0; row < side; ++row) {
            Rule::kernel(columns + 3 * row, 1, transformed, 1);
            for (int column = 0; column < side; ++column)
                store(to + (row * side + column) * position_stride,
                      __builtin_convertvector(transformed[column], Narrow));
        }
    }

    static void pack(const ConvolutionWeights& w, float* packed) {
        const std::int64_t out = Product::padded(w.out);
        for (std::int64_t first = 0; first < out; first += Product::panel)
            for (std::int64_t in = 0; in < w.in; ++in)
                pack_one(w, in, first, packed + first * w.in + in * Product::panel, w.in * out);
        float* bias = packed + positions * w.in * out;
        for (std::int64_t o = 0; o < out; ++o)
            bias[o] = o < w.out ? w.bias[o] : 0;
    }

    /// Where a tile's results begin.
    struct Place {
        std::int64_t picture, y, x;

        Place(const ConvolutionShape& s, std::int64_t tile)
            : picture(tile / (across(s.height) * across(s.width))),
              y(tile / across(s.width) % across(s.height) * M), x(tile % across(s.width) * M) {}
    };

    /// B^T d B of one tile, for all its channels. `to` is the tile's row in the first position's matrix.
    static void transform_input(const ConvolutionShape& s, const float* x, const Place& at,
                                const float* zeros, float* to) {
        const int half = s.enlarged ? 1 : 0;
        const std::int64_t height = s.height >> half, width = s.width >> half, stride = input_stride(s);
        const float* picture = x + at.picture * height * width * s.in;
        const float* pixels[side][side];
        for (int i = 0; i < side; ++i)
            for (int j = 0; j < side; ++j) {
                const std::int64_t py = at.y - 1 + i, px = at.x - 1 + j;
                const bool inside = py >= 0 && px >= 0 && py < s.height && px < s.width;
                pixels[i][j] =
                    inside ? picture + ((py >> half) * width + (px >> half)) * s.in : zeros;
            }
        for (std::int64_t c = 0; c < s.in; c += L) {
            Vector<L> rows[positions], column[side];
            for (int i = 0; i < side; ++i) {
                Vector<L> d[side];
#pragma GCC unroll 6
                for (int j = 0; j < side; ++j)
                    d[j] = load<L>(pixels[i][j] + c);
                Rule::input(d, 1, rows + i * side, 1);
            }
#pragma GCC unroll 6
            for (int j = 0; j < side; ++j) {
                Rule::input(rows + j, side, column, 1);
#pragma GCC unroll 6
                for (int i = 0; i < side; ++i)
                    store(to + (i * side + j) * stride + c, column[i]);
            }
        }
    }

    /// A^T m A + bias + added of one tile; `from` is its row in the first position's matrix.
    static void transform_output(const ConvolutionShape& s, const ConvolutionMemory& memory, const Place& at,
                                 const float* bias, const float* from) {
        const std::int64_t rows = s.height - at.y < M ? s.height - at.y : M;
        const std::int64_t columns = s.width - at.x < M ? s.width - at.x : M;
        const std::int64_t first = ((at.picture * s.height + at.y) * s.width + at.x) * s.out;
        const std::int64_t stride = output_stride(s);
        for (std::int64_t o = 0; o < s.out; o += L) {
            Vector<L> half[M * side], whole[M * M];
#pragma GCC unroll 6
            for (int j = 0; j < side; ++j) {
                Vector<L> m[side];
#pragma GCC unroll 6
                for (int i = 0; i < side; ++i)
                    m[i] = load<L>(from + (i * side + j) * stride + o);
                Rule::output(m, 1, half + j, side);
            }
            const Vector<L> shift = load<L>(bias + o);
#pragma GCC unroll 4
            for (int i = 0; i < M; ++i)
                Rule::output(half + i * side, 1, whole + i * M, 1);
            for (std::int64_t i = 0; i < rows; ++i)
                for (std::int64_t j = 0; j < columns; ++j)
                    finish<L>(memory, first + (i * s.width + j) * s.out + o, whole[i * M + j] + shift,
                              s.out - o);
        }
    }

    static void run(const ConvolutionShape& s, const ConvolutionMemory& memory, std::int64_t from,
                    std::int64_t to, float* scratch) {
        const std::int64_t out = Product::padded(s.out), matrix = s.in * out;
        const std::int64_t in_stride = input_stride(s), out_stride = output_stride(s);
        float *zeros = scratch, *input = zeros + s.in, *output = input + positions * in_stride;
        for (std::int64_t c = 0; c < s.in; ++c)
            zeros[c] = 0;
        for (; from < to; from += tiles_at_once) {
            const std::int64_t count = to - from < tiles_at_once ? to - from : tiles_at_once;
            for (std::int64_t t = 0; t < count; ++t)
                transform_input(s, memory.x, Place(s, from + t), zeros, input + t * s.in);
            for (std::int64_t position = 0; position < positions; ++position)
                for (std::int64_t o = 0; o < out; o += Product::panel)
                    Product::run(input + position * in_stride, s.in, count,
                                 memory.packed + position * matrix + o * s.in, s.in,
                                 output + position * out_stride + o, out);
            for (std::int64_t t = 0; t < count; ++t)
                transform_output(s, memory, Place(s, from + t), memory.packed + positions * matrix,
                                 output + t * out);
        }
    }
};

} // namespace sinopia::kernels
