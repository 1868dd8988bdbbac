#pragma once

#include "diffusion/jump_schedule.h"
#include "diffusion/sampling.h"

namespace sinopia {

/// What stays of a picture, and where the new is painted.
struct KnownPixels {
    at::Tensor picture; ///< x_0, [N,C,H,W] in [-1,1]. Its unknown pixels matter only for a strength below 1
    at::Tensor unknown; ///< bool [N or 1,1,H,W]: true is painted anew
};

/// How the network is shown the known pixels.
enum class KnownBy {
    noise, ///< any network: they are in the state, noised to its level (RePaint, arXiv 2201.09865, eq. 8)
    sight  ///< a network trained with known pixels at t = 0 (as TD-Paint, arXiv 2410.09306): they are in the
           ///< state as they are, at every level; the denoise function tells the network which they are
};

/// Sampling of the unknown pixels of a picture, by any sampler: after each step to a level the known pixels
/// are put back, at that level's noise or clean. Every random number comes from the one source.
class Inpainting {
  public:
    /// All three are used until the end and must live as long.
    Inpainting(const GaussianDiffusion& diffusion, StepSampler& sampler, NoiseSource noise, KnownBy by)
        : diffusion_(diffusion), sampler_(sampler), noise_(std::move(noise)), by_(by) {}

    /// The state at `level`: at the highest one, noise in the unknown pixels; below it the whole picture
    /// noised to `level` (strength below 1).
    at::Tensor start(const KnownPixels& known, int level) const;

    /// The state `x` at `level` with the known pixels as they belong there.
    at::Tensor with_known(const at::Tensor& x, const KnownPixels& known, int level) const;

    /// Passes through `levels` (see jump_schedule) from the state `x` at the first of them. The sampler's
    /// history is forgotten at the start and after each jump. At level 0 the known pixels equal
    /// known.picture exactly. Steps are counted within the call, repeated ones too; both tensors of a step
    /// hold the known pixels. Throws Stopped within a step of a stop request. Gradients are off inside.
    at::Tensor run(const DenoiseFunction& denoise, const KnownPixels& known, at::Tensor x,
                   const std::vector<int>& levels, const std::function<void(const SampleStep&)>& on_step,
                   std::stop_token stop);

  private:
    /// q(x_to | x_from), arXiv 2006.11239 eq. 2 over several positions.
    at::Tensor noised(const at::Tensor& x, int from, int to) const;
    /// q(x_level | x_0).
    at::Tensor noised_picture(const at::Tensor& x0, int level, const at::Tensor& noise) const;

    const GaussianDiffusion& diffusion_;
    StepSampler& sampler_;
    NoiseSource noise_;
    KnownBy by_;
};

} // namespace sinopia
