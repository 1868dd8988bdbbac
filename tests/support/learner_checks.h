#pragma once

#include "support/tiny_training.h"
#include "training/learner.h"

#include <torch/types.h>

#include <algorithm>

namespace sinopia::test {

/// The first pairs of the tiny data, as many as a batch has.
inline Batch batch_of(const TrainingOptions& options) {
    TrainingData data = tiny_data();
    data.held_out_first = 0;
    return held_out_batch(options, data, static_cast<std::size_t>(options.batch));
}

inline std::vector<at::Tensor> copy_of(SdmUNet& network) {
    std::vector<at::Tensor> copies;
    for (const at::Tensor& parameter : network->parameters())
        copies.push_back(parameter.detach().clone());
    return copies;
}

inline bool equal(const std::vector<at::Tensor>& a, const std::vector<at::Tensor>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const at::Tensor& x, const at::Tensor& y) { return torch::equal(x, y); });
}

} // namespace sinopia::test
