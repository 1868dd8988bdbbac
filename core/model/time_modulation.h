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

    /// h [N, C, H, W] -> dropout(SiLU(modulated norm)), same shape. `norm` maps a tensor to its normed form.
    template <class Norm>
    at::Tensor forward(const at::Tensor& h, const ForwardPass& pass, Norm&& norm) const {
        const at::Tensor e = project(h, pass);
        return activate(scale_shift_ ? modulate(norm(h), e) : norm(h + e), pass);
    }

  private:
    at::Tensor project(const at::Tensor& h, const ForwardPass& pass) const;
    static at::Tensor modulate(const at::Tensor& normed, const at::Tensor& e);
    at::Tensor activate(const at::Tensor& h, const ForwardPass& pass) const;

    std::shared_ptr<Linear> linear_;
    bool scale_shift_;
    double dropout_;
};

} // namespace sinopia
