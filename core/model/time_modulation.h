#pragma once

#include "jobs/network_config.h"
#include "model/forward_pass.h"
#include "model/layers.h"

namespace sinopia {

/// The second half of a residual block: the time embedding e modulates the norm, then SiLU, dropout.
///   use_scale_shift_norm:  (scale, shift) = Linear(e), result norm(h) (1 + scale) + shift
///   otherwise:             result norm(h + Linear(e))
class TimeModulation {
  public:
    /// Registers the linear layer as `block`'s child "emb_layers.1": 4 num_channels -> 2 channels or
    /// channels.
    TimeModulation(torch::nn::Module& block, const NetworkConfig& config, int channels);

    /// h [N, C, H, W] -> dropout(SiLU(modulated norm)), same shape. `activated` maps features and a scale and
    /// shift, [N, 2C, 1, 1] or undefined, to SiLU(norm(h) (1 + scale) + shift), as norm_silu does.
    template <class Activated>
    at::Tensor forward(const at::Tensor& h, const ForwardPass& pass, Activated&& activated) const {
        const at::Tensor e = project(h, pass);
        return drop(scale_shift_ ? activated(h, e) : activated(h + e, at::Tensor()), pass);
    }

  private:
    at::Tensor project(const at::Tensor& h, const ForwardPass& pass) const;
    at::Tensor drop(const at::Tensor& active, const ForwardPass& pass) const;

    std::shared_ptr<Linear> linear_;
    bool scale_shift_;
    double dropout_;
};

} // namespace sinopia
