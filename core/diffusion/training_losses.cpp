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

at::Tensor GaussianDiffusion::min_snr_weight(const at::Tensor& t, double gamma) const {
    const at::Tensor signal = look_up(sqrt_signal, t, t).square(); // alpha_bar, [N]
    const at::Tensor noise = look_up(noise_variance, t, t);        // 1 - alpha_bar
    const at::Tensor snr = signal / noise;
    const at::Tensor bounded = snr.clamp_max(gamma);
    switch (config_.prediction) {
    case Prediction::x0:
        return bounded;
    case Prediction::epsilon:
        return bounded / snr;
    case Prediction::v:
        return bounded * noise; // 1 / (SNR + 1) = 1 - alpha_bar
    }
    return bounded;
}

LossTerms GaussianDiffusion::training_losses(const DenoiseFunction& denoise, const at::Tensor& x0,
                                             const at::Tensor& t, const at::Tensor& noise,
                                             const LossWeights& weights, const at::Tensor& unknown) const {
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
    terms.loss = weights.min_snr_gamma > 0 ? terms.mse * min_snr_weight(t, weights.min_snr_gamma) : terms.mse;
    if (variance_channels.defined()) {
        // The mean learns from L_simple alone: L_vlb reaches only the variance channels.
        terms.vb = vlb_term(at::cat({value.detach(), variance_channels}, 1), x0, x_t, t, unknown);
        if (config_.loss == LossType::rescaled_mse)
            terms.vb = terms.vb * (steps() / 1000.0);
        terms.loss = terms.loss + weights.lambda_vlb * terms.vb;
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
