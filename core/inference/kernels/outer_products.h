#pragma once

#include "inference/kernels/vector.h"

namespace sinopia::kernels {

/// Sums over many short vectors of the products of their elements, as the gradients of weights are.
template <int L>
struct OuterProducts {
    static constexpr int panel = 2 * L;

    static constexpr std::int64_t padded(std::int64_t width) { return (width + panel - 1) / panel * panel; }

    /// c[i][j] = sum over t of a[t][i] b[t][j], or that much more where it `adds`; t below `count`, i and j
    /// below `panel`. a and b are dense [count,panel]; rows of c stand c_stride apart.
    static void run(const float* a, const float* b, std::int64_t count, float* c, std::int64_t c_stride,
                    bool adds) {
        constexpr int first = (panel + 2) / 3, second = (panel - first + 1) / 2,
                      third = panel - first - second;
        block<first>(a, b, count, c, c_stride, adds); // 6, 5, 5 rows of 16; 11, 11, 10 of 32
        block<second>(a + first, b, count, c + first * c_stride, c_stride, adds);
        block<third>(a + first + second, b, count, c + (first + second) * c_stride, c_stride, adds);
    }

  private:
    template <int R>
    SINOPIA_INLINE static void block(const float* __restrict a, const float* __restrict b, std::int64_t count,
                                     float* __restrict c, std::int64_t c_stride, bool adds) {
        Vector<L> sum[R][2];
#pragma GCC unroll 12
        for (int i = 0; i < R; ++i)
            sum[i][0] = sum[i][1] = Vector<L>{};
        for (std::int64_t t = 0; t < count; ++t, a += panel, b += panel) {
            const Vector<L> left = load<L>(b), right = load<L>(b + L);
#pragma GCC unroll 12
            for (int i = 0; i < R; ++i) {
                sum[i][0] += a[i] * left;
                sum[i][1] += a[i] * right;
            }
        }
#pragma GCC unroll 12
        for (int i = 0; i < R; ++i)
            for (int half = 0; half < 2; ++half) {
                float* to = c + i * c_stride + half * L;
                store(to, adds ? load<L>(to) + sum[i][half] : sum[i][half]);
            }
    }
};

} // namespace sinopia::kernels
