#pragma once

#include "inference/kernels/rows.h"
#include "inference/kernels/vector.h"

namespace sinopia::kernels {

template <int L>
class Rows {
  public:
    static void sums(const RowSumsMemory& m) {
        for (std::int64_t row = 0; row < m.rows; ++row) {
            const std::int32_t* members = m.members + 9 * row;
            std::int64_t c = 0;
            for (; c + L <= m.width; c += L) {
                Vector<L> sum = load<L>(m.bias + c);
                for (int k = 0; k < 9; ++k)
                    if (members[k] >= 0)
                        sum += load<L>(m.table + (9 * members[k] + k) * m.width + c);
                store(m.y + row * m.width + c, sum > 0.0F ? sum : Vector<L>{});
            }
            for (; c < m.width; ++c) {
                float sum = m.bias[c];
                for (int k = 0; k < 9; ++k)
                    if (members[k] >= 0)
                        sum += m.table[(9 * members[k] + k) * m.width + c];
                m.y[row * m.width + c] = sum > 0 ? sum : 0;
            }
        }
    }

    static void products(const RowProductsMemory& m) {
        constexpr std::int64_t block = 24; // rows of a that stay in the cache while w passes
        for (std::int64_t first = 0; first < m.rows; first += block)
            for (std::int64_t column = 0; column < m.columns; column += columns_at_once)
                for (std::int64_t row = first; row < m.rows && row < first + block; row += rows_at_once)
                    choose<rows_at_once, columns_at_once>(m, row, column);
    }

  private:
    static constexpr int rows_at_once = 4, columns_at_once = 3;

    /// The most of R rows and C columns that are left.
    template <int R, int C>
    static void choose(const RowProductsMemory& m, std::int64_t row, std::int64_t column) {
        if constexpr (R > 1)
            if (row + R > m.rows)
                return choose<R - 1, C>(m, row, column);
        if constexpr (C > 1)
            if (column + C > m.columns)
                return choose<R, C - 1>(m, row, column);
        block<R, C>(m, row, column);
    }

    template <int R, int C>
    static void block(const RowProductsMemory& m, std::int64_t row, std::int64_t column) {
        const float* a = m.a + row * m.depth;
        const float* w = m.w + column * m.depth;
        Vector<L> sum[R][C];
        for (int i = 0; i < R; ++i)
            for (int j = 0; j < C; ++j)
                sum[i][j] = Vector<L>{};
        std::int64_t k = 0;
        for (; k + L <= m.depth; k += L) {
            Vector<L> left[R];
#pragma GCC unroll 4
            for (int i = 0; i < R; ++i)
                left[i] = load<L>(a + i * m.depth + k);
#pragma GCC unroll 3
            for (int j = 0; j < C; ++j) {
                const Vector<L> right = load<L>(w + j * m.depth + k);
#pragma GCC unroll 4
                for (int i = 0; i < R; ++i)
                    sum[i][j] += left[i] * right;
            }
        }
        for (int i = 0; i < R; ++i)
            for (int j = 0; j < C; ++j) {
                float total = 0;
                for (int lane = 0; lane < L; ++lane)
                    total += sum[i][j][lane];
                for (std::int64_t rest = k; rest < m.depth; ++rest)
                    total += a[i * m.depth + rest] * w[j * m.depth + rest];
                m.y[(row + i) * m.y_stride + column + j] = total + m.bias[column + j];
            }
    }
};

} // namespace sinopia::kernels
