#include "model/timestep_embedding.h"

#include <ATen/ATen.h>

#include <cmath>

namespace sinopia {
namespace {

/// As frequencies() on a GPU, made there: a copy from here would be waited for at each step. Divided by a tensor, because
/// by a number it would be multiplied by its rounded reciprocal.
at::Tensor frequencies_on(const c10::Device& device, int half) {
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    const at::Tensor i = at::arange(half, options), h = at::full({1}, half, options);
    const double log_period = static_cast<float>(-std::log(10000.0));
    return (i * log_period / h).to(at::kDouble).exp().to(at::kFloat);
}

/// f_0 .. f_{h-1}, with the original's float32 exponents. The exponential is taken in double and rounded
/// once: vectorised float ones differ in the last bit from processor to processor, which t = 999 turns into
/// 1e-5.
at::Tensor frequencies(int half) {
    at::Tensor f = at::empty({half}, at::kFloat);
    auto* values = f.data_ptr<float>();
    const auto log_period = static_cast<float>(-std::log(10000.0));
    for (int i = 0; i < half; ++i) {
        const float exponent = log_period * static_cast<float>(i) / static_cast<float>(half);
        values[i] = static_cast<float>(std::exp(static_cast<double>(exponent)));
    }
    return f;
}

} // namespace

at::Tensor timestep_embedding(const at::Tensor& timesteps, int dim) {
    const int half = dim / 2;
    const at::Tensor f = timesteps.is_cuda() ? frequencies_on(timesteps.device(), half)
                                             : frequencies(half).to(timesteps.device()); // [h]
    const at::Tensor angles = timesteps.to(at::kFloat).unsqueeze(1) * f.unsqueeze(0); // [N,h]
    at::Tensor embedding = at::cat({at::cos(angles), at::sin(angles)}, 1);            // [N,2h]
    if (dim % 2 != 0)
        embedding = at::cat({embedding, at::zeros({timesteps.size(0), 1}, angles.options())}, 1); // [N,dim]
    return embedding;
}

} // namespace sinopia
