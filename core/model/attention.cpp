#include "model/attention.h"

#include "model/fused_convolution.h"

#include <ATen/ATen.h>

namespace sinopia {

AttentionBlock::AttentionBlock(const NetworkConfig& config, int channels, int heads, const std::string& path)
    : heads_(config.num_head_channels == -1 ? heads : channels / config.num_head_channels),
      new_order_(config.use_new_attention_order), probe_path_("attn:" + path) {
    const auto form = Linear::WeightForm::conv1d;
    norm_ = register_module("norm", std::make_shared<GroupNorm>(config.norm_groups, channels));
    qkv_ = register_module("qkv", std::make_shared<Linear>(channels, 3 * channels, form));
    out_ = register_module("proj_out", std::make_shared<Linear>(channels, channels, form));
}

at::Tensor AttentionBlock::attend(const at::Tensor& qkv) const {
    const auto n = qkv.size(0), t = qkv.size(1), channels = qkv.size(2) / 3, width = channels / heads_;
    const at::Tensor parts = new_order_ ? qkv.view({n, t, 3, heads_, width}).permute({2, 0, 3, 1, 4})
                                        : qkv.view({n, t, heads_, 3, width}).permute({3, 0, 2, 1, 4});
    // q, k, v [N,heads,T,width]; softmax in float32, scale 1 / sqrt(width)
    const at::Tensor core = at::scaled_dot_product_attention(parts[0], parts[1], parts[2]);
    return core.transpose(1, 2).reshape({n, t, channels}); // [N,T,C]
}

at::Tensor AttentionBlock::forward(const at::Tensor& x, const ForwardPass& pass) const {
    const auto n = x.size(0), c = x.size(1), height = x.size(2), width = x.size(3);
    const at::Tensor qkv = convolve(*qkv_, norm_->forward(x), pass) // [N,3C,H,W]
                               .permute({0, 2, 3, 1})
                               .reshape({n, height * width, 3 * c});                             // [N,T,3C]
    const at::Tensor core = attend(qkv);                                                         // [N,T,C]
    const at::Tensor places = core.view({n, height, width, c}).permute({0, 3, 1, 2});            // [N,C,H,W]
    const at::Tensor y = convolve(*out_, places.contiguous(x.suggest_memory_format()), pass, x); // [N,C,H,W]
    pass.tell(probe_path_, ".in0", x);
    pass.tell(probe_path_, ".qkv", qkv.transpose(1, 2));
    pass.tell(probe_path_, ".core", core.transpose(1, 2));
    pass.tell(probe_path_, "", y);
    return y;
}

} // namespace sinopia
