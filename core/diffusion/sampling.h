#pragma once

#include "diffusion/gaussian_diffusion.h"

#include <ATen/core/Generator.h>

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace sinopia {

struct SamplingOptions;

/// One finished denoising step.
struct SampleStep {
    int step = 0; ///< 1-based
    int steps = 0;
    at::Tensor x;       ///< state after the step, [N,C,H,W]
    at::Tensor pred_x0; ///< the picture predicted in this step
};

/// Standard normal noise like `x`; step k's noise is drawn at the last step too, as the original does.
using NoiseSource = std::function<at::Tensor(const at::Tensor& like)>;

/// Noise from one generator: drawn on the CPU, so that one seed gives the same bytes on every device.
NoiseSource generator_noise(at::Generator generator);

/// A one-step sampler: from x at position t (of a GaussianDiffusion) and the network's output there to x at t
/// - 1. `reset` is called before the first step; multistep samplers forget their history there.
class StepSampler {
  public:
    virtual ~StepSampler() = default;
    virtual void reset() {}
    /// Returns {x after the step, predicted picture}.
    virtual std::pair<at::Tensor, at::Tensor> step(const GaussianDiffusion& diffusion,
                                                   const at::Tensor& output, const at::Tensor& x,
                                                   int position, const NoiseSource& noise) = 0;
};

/// Ancestral DDPM with the configured variance.
std::unique_ptr<StepSampler> make_ddpm_sampler(const Threshold& threshold = {});
/// DDIM (arXiv 2010.02502) with epsilon re-derived from the picture within [-1, 1]; eta 0 is deterministic.
std::unique_ptr<StepSampler> make_ddim_sampler(double eta = 0.0, const Threshold& threshold = {});
/// DPM-Solver++(2M) (arXiv 2211.01095), deterministic, or its SDE variant.
std::unique_ptr<StepSampler> make_dpm_solver(bool stochastic, const Threshold& threshold = {});
/// UniPC of second order (arXiv 2302.04867), deterministic.
std::unique_ptr<StepSampler> make_unipc_sampler(const Threshold& threshold = {});
/// The sampler that `options` names, with its eta and threshold.
std::unique_ptr<StepSampler> make_sampler(const SamplingOptions& options);
/// The respacing (GaussianDiffusion) of so many steps with the spacing of `options`.
std::string respacing_of(const SamplingOptions& options, int steps);

/// The one loop under every sampler: positions steps-1 .. 0. Throws Stopped within a step of a stop request.
/// `start` in 1..steps begins later, at position start - 1, from an x that is noised to that position
/// (strength below 1); -1 is all of them. Gradients are off inside.
at::Tensor sample_loop(const GaussianDiffusion& diffusion, StepSampler& sampler,
                       const DenoiseFunction& denoise, at::Tensor x, const NoiseSource& noise,
                       const std::function<void(const SampleStep&)>& on_step, std::stop_token stop,
                       int start = -1);

} // namespace sinopia
