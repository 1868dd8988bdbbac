#pragma once

#include "inference/kernels/vector.h"

namespace sinopia::kernels {

/// Products of a few rows with a panel of columns, the whole of a block of results in registers.
template <int L>
struct MatrixProduct {
    static constexpr int panel = 2 * L;               ///< columns
    static constexpr int rows_at_once = L == 16 ? 12 : 6; ///< 24 of 32 registers, 12 of 16

    static constexpr std::int64_t padded(std::int64_t columns) {
        return (columns + panel - 1) / panel * panel;
    }

    /// c [rows,panel] = a [rows,depth] b [depth,panel]; rows of a and c stand a_stride and c_stride apart, b is
    /// dense. A row's result does not depend on the other rows.
    static void run(const float* a, std::int64_t a_stride, std::int64_t rows, const float* b,
                    std::int64_t depth, float* c, std::int64_t c_stride) {
        while (rows > 0) {
            // A rest of few rows uses the registers badly: two middling blocks instead.
            const std::int64_t now = rows >= 2 * rows_at_once ? rows_at_once
                                     : rows > rows_at_once    ? (rows + 1) / 2
                                                              : rows;
            choose<rows_at_once>(now, a, a_stride, b, depth, c, c_stride);
            a += now * a_stride;
            c += now * c_stride;
            rows -= now;
        }
    }

  private:
    /// Sums of so many products each are added up: half the rounding error of one long sum.
    static constexpr std::int64_t chunk = 32;

    template <int R>
    static void choose(std::int64_t rows, const float* a, std::int64_t a_stride, const float* b,
                       std::int64_t depth, float* c, std::int64_t c_stride) {
        if (rows == R) {
            block<R>(a, a_stride, b, depth < chunk ? depth : chunk, c, c_stride, false);
            for (std::int64_t done = chunk; done < depth; done += chunk)
                block<R>(a + done, a_stride, b + done * panel, depth - done < chunk ? depth - done : chunk, c,
                         c_stride, true);
        } else if constexpr (R > 1) {
            choose<R - 1>(rows, a, a_stride, b, depth, c, c_stride);
        }
    }

    template <int R>
    SINOPIA_INLINE static void block(const float* __restrict a, std::int64_t a_stride,
                                     const float* __restrict b, std::int64_t depth, float* __restrict c,
                                     std::int64_t c_stride, bool adds) {
        Vector<L> sum[R][2];
#pragma GCC unroll 12
        for (int i = 0; i < R; ++i)
            sum[i][0] = sum[i][1] = Vector<L>{};
        for (std::int64_t k = 0; k < depth; ++k, b += panel) {
            const Vector<L> left = load<L>(b), right = load<L>(b + L);
#pragma GCC unroll 12
            for (int i = 0; i < R; ++i) {
                const float value = a[i * a_stride + k];
                sum[i][0] += value * left;
                sum[i][1] += value * right;
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
