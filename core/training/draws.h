#pragma once

#include "jobs/training.h"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace sinopia {

/// Every random number of one optimiser step, for the whole batch, on the CPU. A pure function of (seed,
/// step): a run that is stopped and resumed draws what the uninterrupted run would have drawn, whatever the
/// micro-batch.
struct StepDraws {
    at::Tensor timesteps; ///< [N] int64, uniform in [0, T)
    at::Tensor
        timestep_places;    ///< [N] double, uniform in [0, 1): where the timesteps follow the loss, instead
    at::Tensor noise;       ///< [N,3,H,W] standard normal
    at::Tensor keep_labels; ///< [N] bool: false drops the whole label map, edges too
    at::Tensor keep_style;  ///< [N,1] bool: false frees every style
    at::Tensor
        context_noise; ///< [N,3,H/2,W/2] standard normal times a level in [0, 0.16); super-resolution only
    at::Tensor context_blur; ///< [N,1,1,1] share of a 3x3 mean in the context, in [0, 1); likewise
    at::Tensor
        unknown; ///< bool [N,1,H,W]: false where the pixel is known; of networks with known_region only
};

/// Draws for step `step` (0-based) over a batch of `options.batch` pictures of `options.size`.
StepDraws draw_step(const TrainingOptions& options, long long step);

/// Draws for `count` held-out pictures: fixed noise and regions, timesteps evenly spread over [0, T), nothing
/// dropped.
StepDraws draw_held_out(const TrainingOptions& options, int count);

/// A well mixed 64-bit seed from two numbers (splitmix64's finaliser).
std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t counter);

/// A generator for counter `counter` of a run: one is never shared between two uses.
at::Generator run_generator(std::uint64_t seed, std::uint64_t counter);

} // namespace sinopia
