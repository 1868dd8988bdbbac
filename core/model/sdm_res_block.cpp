#include "model/sdm_res_block.h"

#include "model/fused_convolution.h"
#include "model/norm_activation.h"

#include <ATen/ATen.h>

namespace sinopia {

SdmResBlock::SdmResBlock(const NetworkConfig& config, int in, int out, int level, const std::string& path,
                         Resampling resampling)
    : resampling_(resampling), level_in_(static_cast<std::size_t>(level)),
      level_out_(resampling == Resampling::up ? level_in_ - 1 : level_in_) {
    const bool both = config.spade_placement == SpadePlacement::both;
    if (both)
        spade_in_ = register_module("in_norm", std::make_shared<SpadeNorm>(config, in, path + ".in_norm"));
    auto in_layers = register_module("in_layers", std::make_shared<Group>());
    if (!both)
        norm_in_ = in_layers->register_module("0", std::make_shared<GroupNorm>(config.norm_groups, in));
    conv1_ = in_layers->register_module(both ? "1" : "2", std::make_shared<Conv>(in, out, 3));
    time_.emplace(*this, config, out);
    spade_out_ = register_module("out_norm", std::make_shared<SpadeNorm>(config, out, path + ".out_norm"));
    auto out_layers = register_module("out_layers", std::make_shared<Group>());
    conv2_ = out_layers->register_module("2", std::make_shared<Conv>(out, out, 3));
    if (in != out)
        skip_ = register_module("skip_connection", std::make_shared<Conv>(in, out, 1));
}

at::Tensor SdmResBlock::forward(const at::Tensor& x, const ForwardPass& pass) const {
    at::Tensor h =
        spade_in_ ? norm_silu(*spade_in_, x, level_in_, pass) : norm_silu(*norm_in_, x, pass); // [N,in,H,W]
    h = convolve(*conv1_, h, pass, resampling_); // [N,out,H',W']
    h = time_->forward(h, pass, [&](const at::Tensor& t, const at::Tensor& e) {
        return norm_silu(*spade_out_, t, level_out_, pass, e);
    });
    const at::Tensor s = resample(x, resampling_);                                         // [N,in,H',W']
    return convolve(*conv2_, h, pass, Resampling::none, skip_ ? convolve(*skip_, s, pass) : s); // [N,out,H',W']
}

} // namespace sinopia
