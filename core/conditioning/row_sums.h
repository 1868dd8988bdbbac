#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// Which rows of a table are added up to each row of a result, and the same seen from the table: result rows
/// that each table row goes into. All int32: `indices` in one list, of which row r has
/// [offsets[r], offsets[r + 1]).
struct RowSums {
    at::Tensor indices, offsets;       ///< offsets [results + 1]
    at::Tensor used_by, used_by_start; ///< used_by_start [table rows + 1]

    std::int64_t results() const { return offsets.size(0) - 1; }
    RowSums to(c10::Device device) const;
};

/// `members` [D, K] int32 numbers of neighbours in 0 ... count, where `count` itself stands for nothing. The
/// table has K rows for each neighbour: neighbour m as the k-th of its group is row m K + k. Result row d is
/// the sum over k of table row members[d, k] K + k.
RowSums tap_sums(const at::Tensor& members, std::int64_t count);

/// table [rows, C] -> [results, C]; differentiable in the table. Sums run in a fixed order.
at::Tensor sum_rows(const at::Tensor& table, const RowSums& sums);

} // namespace sinopia
