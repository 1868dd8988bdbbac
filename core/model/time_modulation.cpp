#include "model/time_modulation.h"

#include <ATen/ATen.h>

namespace sinopia {

TimeModulation::TimeModulation(torch::nn::Module& block, const NetworkConfig& config, int channels)
    : scale_shift_(config.use_scale_shift_norm), dropout_(config.dropout) {
    auto layers = block.register_module("emb_layers", std::make_shared<Group>());
    linear_ = layers->register_module(
        "1", std::make_shared<Linear>(4 * config.num_channels, scale_shift_ ? 2 * channels : channels));
}

at::Tensor TimeModulation::project(const at::Tensor& h, const ForwardPass& pass) const {
    return linear_->forward(pass.embedding).to(h.scalar_type()).unsqueeze(2).unsqueeze(3); // [N,2C or C,1,1]
}

at::Tensor TimeModulation::drop(const at::Tensor& active, const ForwardPass& pass) const {
    if (dropout_ == 0 || !pass.training)
        return active;
    const double keep = 1 - dropout_;
    return active * at::empty_like(active).bernoulli_(keep, pass.generator).div_(keep);
}

} // namespace sinopia
