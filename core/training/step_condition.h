#pragma once

#include "conditioning/label_patches.h"
#include "data/batch.h"
#include "diffusion/gaussian_diffusion.h"
#include "image/label_map.h"
#include "jobs/training.h"
#include "model/sdm_unet.h"
#include "training/draws.h"

#include <optional>

namespace sinopia {

/// A range of the pairs of a batch.
struct BatchPart {
    std::int64_t from = 0, count = 0;

    /// The part's rows of `tensor` on `device`.
    at::Tensor of(const at::Tensor& tensor, c10::Device device) const;
};

/// What the network is shown of a part of a batch beside x_t, on the device. Undefined where it is not used.
struct StepCondition {
    at::Tensor y; ///< [N,label_channels,H,W], all zero where the labels are dropped
    /// The same labels as distinct patches, in y's stead.
    std::shared_ptr<const LabelPatches> patches;
    at::Tensor style;   ///< [N,S] int64, 0 where the style is free
    at::Tensor context; ///< [N,3,H,W], of super-resolution stages
    at::Tensor unknown; ///< bool [N,1,H,W], of networks that know the region
};

/// Labels equal to `ignore` become an all-zero one-hot.
StepCondition make_step_condition(const TrainingOptions& options, std::optional<ClassIndex> ignore,
                                  const Batch& batch, const StepDraws& draws, const BatchPart& part,
                                  c10::Device device);

/// The network under its condition, run in `dtype` (Autocast), its result in float32. While the result is
/// differentiated, at most one such function of a network may be in use: it sets the network's fused layers.
DenoiseFunction denoise_with(SdmUNet& network, const StepCondition& condition, const TrainingOptions& options,
                             c10::Device device, c10::ScalarType dtype);

/// Joined to x_t in a super-resolution stage: the picture halved by 2x2 means, softened by `blur` (the share
/// of a 3x3 mean, [N,1,1,1] in 0 ... 1; undefined: none) and with `noise` on it, as a base stage's pictures
/// are softer and noisier than real ones ("conditioning augmentation", arXiv 2106.15282), then enlarged x2
/// (bilinear, half-pixel centres). The sampler's side enlarges the base stage's picture in the same way.
at::Tensor super_resolution_context(const at::Tensor& pictures, const at::Tensor& noise,
                                    const at::Tensor& blur = {});

} // namespace sinopia
