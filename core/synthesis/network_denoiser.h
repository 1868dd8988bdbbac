#pragma once

#include "diffusion/gaussian_diffusion.h"
#include "diffusion/guidance.h"
#include "inference/kept_engine.h"

#include <memory>
#include <stop_token>

namespace sinopia {

/// What stays the same over all steps of one stage.
struct Condition {
    at::Tensor labels;  ///< [1, label_channels, H, W]
    at::Tensor context; ///< [1, context_channels, H, W] of a super-resolution stage, else undefined
    at::Tensor style;   ///< [1, styles] int64, or undefined: all free
    at::Tensor unknown; ///< bool [1,1,H,W], only for a network that knows the region: false where x holds the
                        ///< picture itself; undefined: all unknown, a whole picture is made
};

/// The one place where a sampling loop gets its network from: binds the condition to an engine over the
/// network and applies guidance. Above a scale of 1 the engine has two branches; the null one has no labels
/// but the same context and style, so guidance strengthens the labels only. `kept` is what runs over this
/// network before it have left, or null. A call throws Stopped within a layer of a request by `stop`.
DenoiseFunction network_denoiser(SdmUNet network, Condition condition, const Guidance& guidance,
                                 std::shared_ptr<KeptEngine> kept = {}, std::stop_token stop = {});

} // namespace sinopia
