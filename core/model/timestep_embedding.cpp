#include "model/timestep_embedding.h"

#include <ATen/ATen.h>

#include <cmath>

namespace sinopia {

at::Tensor timestep_embedding(const at::Tensor& timesteps, int dim) {
    const int half = dim / 2;
    const auto options = at::TensorOptions(timesteps.device()).dtype(at::kFloat);
    const at::Tensor frequencies = at::exp(at::arange(half, options) * -std::log(10000.0) / half); // [h]
    const at::Tensor angles = timesteps.to(at::kFloat).unsqueeze(1) * frequencies.unsqueeze(0);    // [N,h]
    at::Tensor embedding = at::cat({at::cos(angles), at::sin(angles)}, 1);                         // [N,2h]
    if (dim % 2 != 0)
        embedding = at::cat({embedding, at::zeros({timesteps.size(0), 1}, options)}, 1); // [N,dim]
    return embedding;
}

} // namespace sinopia
