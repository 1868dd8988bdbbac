#include "diffusion/gaussian_likelihood.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

namespace sinopia {

namespace {

at::Tensor standard_normal_cdf(const at::Tensor& x) {
    return 0.5 * (1.0 + at::tanh(std::sqrt(2.0 / std::numbers::pi) * (x + 0.044715 * at::pow(x, 3))));
}

} // namespace

at::Tensor normal_kl(const at::Tensor& mean1, const at::Tensor& log_variance1, const at::Tensor& mean2,
                     const at::Tensor& log_variance2) {
    return 0.5 * (-1.0 + log_variance2 - log_variance1 + at::exp(log_variance1 - log_variance2) +
                  at::square(mean1 - mean2) * at::exp(-log_variance2));
}

at::Tensor discretized_gaussian_log_likelihood(const at::Tensor& x, const at::Tensor& mean,
                                               const at::Tensor& log_scale) {
    constexpr double half_bin = 1.0 / 255.0, floor = 1e-12;
    const at::Tensor centered = x - mean;
    const at::Tensor inverse_scale = at::exp(-log_scale);
    const at::Tensor above = standard_normal_cdf(inverse_scale * (centered + half_bin));
    const at::Tensor below = standard_normal_cdf(inverse_scale * (centered - half_bin));
    const at::Tensor log_lowest = at::log(above.clamp_min(floor));
    const at::Tensor log_highest = at::log((1.0 - below).clamp_min(floor));
    const at::Tensor log_inner = at::log((above - below).clamp_min(floor));
    return at::where(x < -0.999, log_lowest, at::where(x > 0.999, log_highest, log_inner));
}

at::Tensor mean_flat(const at::Tensor& values, const at::Tensor& chosen) {
    if (!chosen.defined())
        return values.flatten(1).mean(1);
    const at::Tensor count = chosen.expand_as(values).flatten(1).sum(1).clamp_min(1); // [N]
    return at::where(chosen, values, 0).flatten(1).sum(1) / count;
}

} // namespace sinopia
