#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// KL(N(mean1, exp(log_variance1)) || N(mean2, exp(log_variance2))) in nats, per element.
at::Tensor normal_kl(const at::Tensor& mean1, const at::Tensor& log_variance1, const at::Tensor& mean2,
                     const at::Tensor& log_variance2);

/// Log-likelihood in nats, per element, of 8-bit pictures `x` (scaled to [-1, 1]) under a Gaussian integrated
/// over each level's bin of half-width 1/255; the outermost bins reach to infinity (arXiv 2006.11239 eq. 13).
/// The normal distribution function is the tanh approximation 0.5 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))).
at::Tensor discretized_gaussian_log_likelihood(const at::Tensor& x, const at::Tensor& mean,
                                               const at::Tensor& log_scale);

/// Mean over everything but the batch: [N, ...] -> [N]. With `chosen`, bool [N,1,H,W], over the pixels where
/// it is true; 0 for a sample that has none.
at::Tensor mean_flat(const at::Tensor& values, const at::Tensor& chosen = {});

} // namespace sinopia
