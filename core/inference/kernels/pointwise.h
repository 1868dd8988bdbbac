#pragma once

#include "inference/kernels/finish.h"
#include "inference/kernels/matrix_product.h"

namespace sinopia::kernels {

/// 1x1 convolution, not of enlarged features: pixels as rows of a matrix product. A tile is one pixel.
///
/// Packed: [panels][in][panel], then the bias.
template <int L>
class Pointwise {
  public:
    static ConvolutionKernel kernel() { return {1, &packed_size, &pack, &tiles, &scratch_size, &run}; }

  private:
    using Product = MatrixProduct<L>;
    static constexpr std::int64_t pixels_at_once = 4 * Product::rows_at_once;

    static std::int64_t packed_size(std::int64_t in, std::int64_t out) {
        return (in + 1) * Product::padded(out);
    }
    static std::int64_t tiles(const ConvolutionShape& s) { return s.pictures * s.height * s.width; }
    static std::int64_t scratch_size(const ConvolutionShape& s) {
        return pixels_at_once * Product::padded(s.out);
    }

    static void pack(const ConvolutionWeights& w, float* packed) {
        const std::int64_t out = Product::padded(w.out);
        for (std::int64_t first = 0; first < out; first += Product::panel)
            for (std::int64_t in = 0; in < w.in; ++in)
                for (std::int64_t o = first; o < first + Product::panel; ++o)
                    *packed++ = o < w.out ? w.weight[o * w.out_stride + in * w.in_stride] : 0;
        for (std::int64_t o = 0; o < out; ++o)
            *packed++ = o < w.out ? w.bias[o] : 0;
    }

    static void run(const ConvolutionShape& s, const ConvolutionMemory& memory, std::int64_t from,
                    std::int64_t to, float* scratch) {
        const std::int64_t out = Product::padded(s.out);
        const float* bias = memory.packed + s.in * out;
        for (; from < to; from += pixels_at_once) {
            const std::int64_t rows = to - from < pixels_at_once ? to - from : pixels_at_once;
            for (std::int64_t o = 0; o < out; o += Product::panel)
                Product::run(memory.x + from * s.in, s.in, rows, memory.packed + o * s.in, s.in, scratch + o,
                             out);
            for (std::int64_t row = 0; row < rows; ++row)
                for (std::int64_t o = 0; o < s.out; o += L)
                    finish<L>(memory, (from + row) * s.out + o,
                              load<L>(scratch + row * out + o) + load<L>(bias + o), s.out - o);
        }
    }
};

} // namespace sinopia::kernels
