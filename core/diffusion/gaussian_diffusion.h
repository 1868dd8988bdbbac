#pragma once

#include "diffusion/noise_schedule.h"
#include "diffusion/threshold.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <string>
#include <utility>

namespace sinopia {

/// The network as diffusion sees it: x [N,C,H,W] and the timesteps [N] as the network was trained with ->
/// model output [N, C or 2C, H, W]. Condition and weights are bound by the caller.
using DenoiseFunction = std::function<at::Tensor(const at::Tensor& x, const at::Tensor& network_timesteps)>;

struct GaussianMoments {
    at::Tensor mean, variance, log_variance;
};

/// p(x_{t-1} | x_t) and the predicted picture.
struct ReverseStep {
    at::Tensor mean, variance, log_variance, pred_x0;
};

/// Per-sample terms, each [N]. `vb` is L_vlb as it enters the loss but for lambda; undefined for an mse loss
/// with a fixed variance. `mse` is undefined for the kl losses.
struct LossTerms {
    at::Tensor loss, mse, vb;
};

/// How the terms of the loss are weighed.
struct LossWeights {
    double lambda_vlb = 1.0; ///< of L_vlb beside L_simple
    /// > 0: L_simple at t is multiplied by min(SNR_t, gamma) in units of x_0's error (min-SNR, arXiv
    /// 2303.09556), SNR_t = alpha_bar / (1 - alpha_bar): that is min(SNR, gamma) where x_0 is predicted,
    /// min(SNR, gamma) / SNR for epsilon and min(SNR, gamma) / (SNR + 1) for v.
    double min_snr_gamma = 0;
};

/// Gaussian diffusion over one (respaced) process: forward process, posterior, reverse step and losses
/// (arXiv 2006.11239, 2102.09672). `t` tensors are int64 positions in the respaced process, shape [N].
class GaussianDiffusion {
  public:
    /// Tables are kept on `device`; positions elsewhere are served too, but each look-up copies then, which a
    /// GPU waits for.
    explicit GaussianDiffusion(const DiffusionConfig& config, const std::string& respacing = "",
                               c10::Device device = c10::kCPU);

    const DiffusionConfig& config() const { return config_; }
    const ProcessTables& tables() const { return tables_; }
    int steps() const { return tables_.size(); }

    /// What the network is given for positions `t`: the full process' timestep, rescaled to 1000 if
    /// configured.
    at::Tensor network_timesteps(const at::Tensor& t) const;

    GaussianMoments q_mean_variance(const at::Tensor& x0, const at::Tensor& t) const;
    at::Tensor q_sample(const at::Tensor& x0, const at::Tensor& t, const at::Tensor& noise) const;
    GaussianMoments q_posterior(const at::Tensor& x0, const at::Tensor& x_t, const at::Tensor& t) const;

    /// From the network's output at (x_t, t). `threshold` brings the predicted picture into [-1, 1].
    ReverseStep p_mean_variance(const at::Tensor& model_output, const at::Tensor& x_t, const at::Tensor& t,
                                const Threshold& threshold = {}) const;

    at::Tensor x0_from_output(const at::Tensor& model_output, const at::Tensor& x_t,
                              const at::Tensor& t) const;
    at::Tensor epsilon_from_x0(const at::Tensor& x_t, const at::Tensor& x0, const at::Tensor& t) const;
    /// What the network is trained to output for (x0, noise, t) under the configured prediction.
    at::Tensor training_target(const at::Tensor& x0, const at::Tensor& noise, const at::Tensor& t) const;

    /// weight * L_simple + lambda * L_vlb with the mean frozen in L_vlb, in bits per dimension, as the
    /// original: one call of `denoise`. With `loss` kl/rescaled_kl: L_vlb alone, nothing frozen. With
    /// `unknown`, bool [N,1,H,W], the known pixels of x_t are those of x0 (t = 0, as in TD-Paint, arXiv
    /// 2410.09306), and every mean is over the unknown ones only: the known ones are trivial and would take
    /// most of the loss. `mse` is told without the weight that it has in `loss`.
    LossTerms training_losses(const DenoiseFunction& denoise, const at::Tensor& x0, const at::Tensor& t,
                              const at::Tensor& noise, const LossWeights& weights = {},
                              const at::Tensor& unknown = {}) const;

    /// The factor of L_simple at positions t under min-SNR weighting (LossWeights), [N] float32.
    at::Tensor min_snr_weight(const at::Tensor& t, double gamma) const;

    /// KL(q(x_T|x_0) || N(0, 1)) in bits per dimension, [N].
    at::Tensor prior_bpd(const at::Tensor& x0) const;

  private:
    /// Which array of the process `at` looks up.
    enum Array {
        sqrt_signal,
        sqrt_noise,
        noise_variance,
        log_noise_variance,
        sqrt_recip,
        sqrt_recipm1,
        posterior_coef1,
        posterior_coef2,
        posterior_var,
        posterior_log_var,
        log_beta,
        large_var,
        large_log_var,
        array_count
    };

    /// The array's values at positions t, float32, shaped [N,1,1,...] to broadcast over `like`.
    at::Tensor look_up(Array array, const at::Tensor& t, const at::Tensor& like) const;
    /// Mean or value channels and variance channels of a network output for x_t; the second is undefined
    /// where the variance is fixed. Throws Error if the channel count does not fit the configuration.
    std::pair<at::Tensor, at::Tensor> split_output(const at::Tensor& model_output,
                                                   const at::Tensor& x_t) const;
    std::pair<at::Tensor, at::Tensor> reverse_variance(const at::Tensor& variance_channels,
                                                       const at::Tensor& x_t, const at::Tensor& t) const;
    /// L_vlb term of one step in bits per dimension, [N]: KL to the true posterior, the discretised
    /// likelihood at t = 0. Of the `unknown` pixels where these are given.
    at::Tensor vlb_term(const at::Tensor& model_output, const at::Tensor& x0, const at::Tensor& x_t,
                        const at::Tensor& t, const at::Tensor& unknown) const;

    DiffusionConfig config_;
    ProcessTables tables_;
    at::Tensor arrays_;       ///< [array_count, steps], float32
    at::Tensor timestep_map_; ///< [steps], int64
};

} // namespace sinopia
