#pragma once

#include <cstdint>

namespace sinopia::kernels {

/// y[i] = ReLU(bias + the sum over k of table row 9 members[i][k] + k): table [*,width], members [rows,9], bias
/// [width], y [rows,width], all dense. A member below zero adds nothing.
struct RowSumsMemory {
    const float *table, *bias;
    const std::int32_t* members;
    float* y;
    std::int64_t rows, width;
};

/// y[i][j] = a[which[i]] . w[j]: a [*,depth] and y [rows,columns] dense, rows of w w_stride apart. Each element
/// is summed in the same order wherever it stands, so it depends on its own two rows only. w is read as it is,
/// without being laid out.
struct RowProductsMemory {
    const float *a, *w;
    const std::int32_t* which;
    float* y;
    std::int64_t rows, columns, depth, w_stride;
};

/// y[i] += table[members[i]]: table [*,columns] dense, rows of y y_stride apart. A member below zero adds nothing.
struct RowAdditionsMemory {
    const float* table;
    const std::int32_t* members;
    float* y;
    std::int64_t rows, columns, y_stride;
};

} // namespace sinopia::kernels
