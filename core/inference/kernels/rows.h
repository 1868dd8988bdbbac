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

/// y = a w^T + bias: a [rows,depth] and w [columns,depth] dense, bias [columns], rows of y y_stride apart. Each
/// element is summed in the same order wherever it stands, so it depends on its own two rows only. w is read as
/// it is, without being laid out.
struct RowProductsMemory {
    const float *a, *w, *bias;
    float* y;
    std::int64_t rows, columns, depth, y_stride;
};

} // namespace sinopia::kernels
