#include "evaluation/plain_block.h"

#include "conditioning/modulated_norm.h"

#include <ATen/ATen.h>

namespace sinopia {

at::Tensor norm_silu(const GroupNorm& norm, const at::Tensor& x) {
    return modulated_norm_silu(x, norm.groups(), affine_modulation(norm.weight(), norm.bias()));
}

PlainBlock::PlainBlock(int norm_groups, int in, int out) {
    auto in_layers = register_module("in_layers", std::make_shared<Group>());
    norm1_ = in_layers->register_module("0", std::make_shared<GroupNorm>(norm_groups, in));
    conv1_ = in_layers->register_module("2", std::make_shared<Conv>(in, out, 3));
    auto out_layers = register_module("out_layers", std::make_shared<Group>());
    norm2_ = out_layers->register_module("0", std::make_shared<GroupNorm>(norm_groups, out));
    conv2_ = out_layers->register_module("3", std::make_shared<Conv>(out, out, 3));
    if (in != out)
        skip_ = register_module("skip_connection", std::make_shared<Conv>(in, out, 1));
}

at::Tensor PlainBlock::forward(const at::Tensor& x) const {
    const at::Tensor h = conv1_->forward(norm_silu(*norm1_, x)); // [N,out,H,W]
    const at::Tensor r = conv2_->forward(norm_silu(*norm2_, h)); // [N,out,H,W]
    return (skip_ ? skip_->forward(x) : x) + r;
}

} // namespace sinopia
