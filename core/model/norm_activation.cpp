#include "model/norm_activation.h"

#include <ATen/ATen.h>

namespace sinopia {
namespace {

at::Tensor modulated_silu(const at::Tensor& normed, const at::Tensor& time) {
    if (!time.defined())
        return at::silu(normed);
    const auto parts = time.chunk(2, 1); // scale, shift: [N,C,1,1]
    return at::silu(normed * (1 + parts[0]) + parts[1]);
}

at::Tensor flat(const at::Tensor& time) {
    return time.defined() ? time.flatten(1) : time; // [N,2C]
}

} // namespace

at::Tensor norm_silu(const GroupNorm& norm, const at::Tensor& h, const ForwardPass& pass,
                     const at::Tensor& time) {
    if (pass.fused.norm_silu)
        return pass.fused.norm_silu(h, norm.groups(), norm.weight(), norm.bias(), flat(time));
    return modulated_silu(norm.forward(h), time);
}

at::Tensor norm_silu(const SpadeNorm& norm, const at::Tensor& h, std::size_t level, const ForwardPass& pass,
                     const at::Tensor& time) {
    if (pass.fused.spade_silu && norm.per_layer())
        return pass.fused.spade_silu(h, norm.groups(), norm.weights(), level, flat(time));
    return modulated_silu(norm.forward(h, pass.labels[level], pass), time);
}

} // namespace sinopia
