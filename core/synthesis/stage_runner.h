#pragma once

#include "checkpoint/checkpoint.h"
#include "diffusion/sampling.h"
#include "jobs/generation.h"
#include "synthesis/network_denoiser.h"

namespace sinopia {

/// One stage's work: everything that its samples depend on.
struct StageJob {
    Condition condition;
    SamplingOptions sampling; ///< the sampler, its eta, threshold, spacing and interval of guidance
    int steps = 0; ///< of this stage
    double guidance = 1;
    std::uint64_t seed = 0; ///< of this stage's noise
    std::shared_ptr<KeptEngine> kept{}; ///< of this stage's network; null: none
};

/// The job's guidance in the stage's timesteps.
Guidance guidance_of(const LoadedStage& stage, const StageJob& job);

/// Samples one picture [1,3,H,W] in [-1,1] of the condition's size. Throws Stopped within a step of a stop
/// request, Error if the stage cannot run so many steps.
at::Tensor run_stage(const LoadedStage& stage, const StageJob& job,
                     const std::function<void(const SampleStep&)>& on_step, std::stop_token stop);

} // namespace sinopia
