#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// Pairs as tensors on the CPU, ready for a training step.
struct Batch {
    at::Tensor pictures;  ///< [N,3,H,W] float in [-1,1]
    at::Tensor labels;    ///< [N,H,W] int64 class indices
    at::Tensor instances; ///< [N,H,W] int64 ids; undefined where the data has none
    at::Tensor style;     ///< [N,S] int64 choices, 0 = free; undefined where the data has none
};

} // namespace sinopia
