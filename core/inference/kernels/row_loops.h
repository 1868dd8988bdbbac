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
        for (std::int64_t first = 0; first < m.rows; first += block) {
            const std::int64_t end = m.rows < first + block ? m.rows : first + block;
            for (std::int64_t column = 0; column < m.columns; column += columns_at_once)
                for (std::int64_t row = first; row < end; row += rows_at_once)
                    choose<rows_at_once, columns_at_once>(m, end, row, column);
        }
    }

    static void additions(const RowAdditionsMemory& m) {
        for (std::int64_t row = 0; row < m.rows; ++row) {
            if (m.members[row] < 0)
                continue;
            const float* __restrict from = m.table + m.members[row] * m.columns;
            float* __restrict to = m.y + row * m.y_stride;
            for (std::int64_t c = 0; c < m.columns; ++c)
                to[c] += from[c];
        }
    }

  private:
    static constexpr int rows_at_once = 3, columns_at_once = 4; // 12 sums, 3 + 1 factors: 16 registers

    /// The most of R rows and C columns that are left.
    template <int R, int C>
    static void choose(const RowProductsMemory& m, std::int64_t end, std::int64_t row, std::int64_t column) {
        if constexpr (R > 1)
            if (row + R > end)
                return choose<R - 1, C>(m, end, row, column);
        if constexpr (C > 1)
            if (column + C > m.columns)
                return choose<R, C - 1>(m, end, row, column);
        block<R, C>(m, row, column);
    }

    template <int R, int C>
    static void block(const RowProductsMemory& m, std::int64_t row, std::int64_t column) {
        const float* a[R];
        for (int i = 0; i < R; ++i)
            a[i] = m.a + m.which[row + i] * m.depth;
        const float* w = m.w + column * m.w_stride;
        Vector<L> sum[R][C];
        for (int i = 0; i < R; ++i)
            for (int j = 0; j < C; ++j)
                sum[i][j] = Vector<L>{};
        std::int64_t k = 0;
        for (; k + L <= m.depth; k += L) {
            Vector<L> left[R];
#pragma GCC unroll 3
            for (int i = 0; i < R; ++i)
                left[i] = load<L>(a[i] + k);
#pragma GCC unroll 4
            for (int j = 0; j < C; ++j) {
                const Vector<L> right = load<L>(w + j * m.w_stride + k);
#pragma GCC unroll 3
                for (int i = 0; i < R; ++i)
                    sum[i][j] += left[i] * right;
            }
        }
#pragma GCC unroll 3
        for (int i = 0; i < R; ++i) {
            Vector<4> quarter[4] = {};
#pragma GCC unroll 4
            for (int j = 0; j < C; ++j)
                quarter[j] = folded(sum[i][j]);
            const Vector<4> total =
                pairs(pairs(quarter[0], quarter[1]), pairs(quarter[2], quarter[3])); // one for each column
            for (int j = 0; j < C; ++j) {
                float value = total[j];
                for (std::int64_t rest = k; rest < m.depth; ++rest)
                    value += a[i][rest] * w[j * m.w_stride + rest];
                m.y[(row + i) * m.columns + column + j] = value;
            }
        }
    }

    /// Four sums of all lanes that are four apart.
    template <class V>
    SINOPIA_INLINE static Vector<4> folded(const V& v) {
        if constexpr (sizeof(V) == sizeof(Vector<16>))
            return folded(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
                          __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15));
        else if constexpr (sizeof(V) == sizeof(Vector<8>))
            return __builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7);
        else
            return v;
    }

    /// Sums of neighbours, those of a first.
    SINOPIA_INLINE static Vector<4> pairs(const Vector<4>& a, const Vector<4>& b) {
        return __builtin_shufflevector(a, b, 0, 2, 4, 6) + __builtin_shufflevector(a, b, 1, 3, 5, 7);
    }
};

} // namespace sinopia::kernels
