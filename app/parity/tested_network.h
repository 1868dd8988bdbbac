#pragma once

#include "model/sdm_unet.h"

#include <utility>

namespace sinopia::parity {

enum class EngineKind { plain, fast };

/// A network and the way it is run: as it is trained, or through the engine (inference/engine.h).
struct TestedNetwork {
    SdmUNet network{nullptr};
    EngineKind engine = EngineKind::plain;

    /// x [N,3,H,W], timesteps [N], y [N,label_channels,H,W] -> [N,out_channels,H,W]
    at::Tensor run(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y) const;
    /// For y and for the null label.
    std::pair<at::Tensor, at::Tensor> run_both(const at::Tensor& x, const at::Tensor& timesteps,
                                               const at::Tensor& y) const;
};

} // namespace sinopia::parity
