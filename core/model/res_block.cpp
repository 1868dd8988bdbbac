#include "model/res_block.h"

#include "model/fused_convolution.h"
#include "model/norm_activation.h"

#include <ATen/ATen.h>

namespace sinopia {

ResBlock::ResBlock(const NetworkConfig& config, int in, int out, Resampling resampling)
    : resampling_(resampling) {
    auto in_layers = register_module("in_layers", std::make_shared<Group>());
    norm1_ = in_layers->register_module("0", std::make_shared<GroupNorm>(config.norm_groups, in));
    conv1_ = in_layers->register_module("2", std::make_shared<Conv>(in, out, 3));
    time_.emplace(*this, config, out);
    auto out_layers = register_module("out_layers", std::make_shared<Group>());
    norm2_ = out_layers->register_module("0", std::make_shared<GroupNorm>(config.norm_groups, out));
    conv2_ = out_layers->register_module("3", std::make_shared<Conv>(out, out, 3));
    if (in != out)
        skip_ = register_module("skip_connection", std::make_shared<Conv>(in, out, 1));
}

at::Tensor ResBlock::forward(const at::Tensor& x, const ForwardPass& pass) const {
    at::Tensor h = norm_silu(*norm1_, x, pass);    // [N,in,H,W]
    h = convolve(*conv1_, h, pass, resampling_);   // [N,out,H',W']
    h = time_->forward(
        h, pass, [&](const at::Tensor& t, const at::Tensor& e) { return norm_silu(*norm2_, t, pass, e); });
    const at::Tensor s = resample(x, resampling_); // [N,in,H',W']
    return convolve(*conv2_, h, pass, Resampling::none, skip_ ? convolve(*skip_, s, pass) : s); // [N,out,H',W']
}

} // namespace sinopia
