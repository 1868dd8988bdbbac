#include "diffusion/gaussian_diffusion.h"
#include "diffusion/gaussian_likelihood.h"

#include <ATen/ATen.h>

#include <numbers>

namespace sinopia {

at::Tensor GaussianDiffusion::vlb_term(const at::Tensor& model_output, const at::Tensor& x0,
                                       const at::Tensor& x_t, const at::Tensor& t,
                                       const at::Tensor& unknown) const {
    const GaussianMoments truth = q_posterior(x0, x_t, t);
    const ReverseStep guess = p_mean_variance(model_output, x_t, t, false);
    const at::Tensor kl =
        mean_flat(normal_kl(truth.mean, truth.log_variance, guess.mean, guess.log_variance), unknown);
    at::Tensor at_zero = at::zeros_like(kl);
    if (config_.vlb_at_zero)
        at_zero = -mean_flat(discretized_gaussian_log_likelihood(x0, guess.mean, 0.5 * guess.log_variance),
                             unknown);
    return at::where(t == 0, at_zero, kl) / std::numbers::ln2;
}

LossTerms GaussianDiffusion::training_losses(const DenoiseFunction& denoise, const at::Tensor& x0,
                                             const at::Tensor& t, const at::Tensor& noise, double lambda_vlb,
                                             const at::Tensor& unknown) const {
    at::Tensor x_t = q_sample(x0, t, noise);
    if (unknown.defined())
        x_t = at::where(unknown, x_t, x0);
    const at::Tensor output = denoise(x_t, network_timesteps(t));
    const auto [value, variance_channels] = split_output(output, x_t);
    LossTerms terms;
    if (config_.loss == LossType::kl || config_.loss == LossType::rescaled_kl) {
        terms.vb = vlb_term(output, x0, x_t, t, unknown);
        if (config_.loss == LossType::rescaled_kl)
            terms.vb = terms.vb * steps();
        terms.loss = terms.vb;
        return terms;
    }
    terms.mse = mean_flat(at::square(training_target(x0, noise, t) - value), unknown);
    terms.loss = terms.mse;
    if (variance_channels.defined()) {
        // The mean learns from L_simple alone: L_vlb reaches only the variance channels.
        terms.vb = vlb_term(at::cat({value.detach(), variance_channels}, 1), x0, x_t, t, unknown);
        if (config_.loss == LossType::rescaled_mse)
            terms.vb = terms.vb * (steps() / 1000.0);
        terms.loss = terms.mse + lambda_vlb * terms.vb;
    }
    return terms;
}

at::Tensor GaussianDiffusion::prior_bpd(const at::Tensor& x0) const {
    const at::Tensor last = at::full({x0.size(0)}, steps() - 1, x0.options().dtype(at::kLong));
    const GaussianMoments end = q_mean_variance(x0, last);
    const at::Tensor zero = at::zeros_like(x0);
    return mean_flat(normal_kl(end.mean, end.log_variance, zero, zero)) / std::numbers::ln2;
}

} // namespace sinopia
