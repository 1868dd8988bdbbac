#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// The label path of one SPADE layer (arXiv 1903.07291): a = ReLU(conv3x3(labels -> hidden)), then two 3x3
/// convolutions of a side by side.
struct LabelPathWeights {
    at::Tensor shared_weight, shared_bias; ///< [hidden,label_channels,3,3], [hidden]
    at::Tensor gamma_weight, gamma_bias;   ///< [C,hidden,3,3], [C]
    at::Tensor beta_weight, beta_bias;     ///< [C,hidden,3,3], [C]
};

} // namespace sinopia
