#include "model/layers.h"

#include <ATen/ATen.h>

namespace sinopia {

at::Tensor in_type_of(const at::Tensor& x, const at::Tensor& weight) {
    return weight.element_size() == 2 ? weight.to(x.scalar_type()) : weight;
}

Conv::Conv(int in, int out, int kernel, int stride) : stride_(stride), padding_((kernel - 1) / 2) {
    weight_ = register_parameter("weight", torch::empty({out, in, kernel, kernel}));
    bias_ = register_parameter("bias", torch::empty({out}));
}

at::Tensor Conv::forward(const at::Tensor& x) const {
    return at::conv2d(x, in_type_of(x, weight_), bias_, {stride_, stride_}, {padding_, padding_});
}

Linear::Linear(int in, int out, WeightForm form) {
    weight_ = register_parameter("weight", form == WeightForm::matrix ? torch::empty({out, in})
                                                                      : torch::empty({out, in, 1}));
    bias_ = register_parameter("bias", torch::empty({out}));
}

at::Tensor Linear::forward(const at::Tensor& x) const {
    const at::Tensor weight = in_type_of(x, weight_);
    return at::linear(x, weight.dim() == 3 ? weight.squeeze(2) : weight, bias_);
}

at::Tensor Linear::forward_pixels(const at::Tensor& x) const {
    return at::conv2d(x, in_type_of(x, pixel_weight()), bias_);
}

GroupNorm::GroupNorm(int groups, int channels) : groups_(groups) {
    weight_ = register_parameter("weight", torch::empty({channels}));
    bias_ = register_parameter("bias", torch::empty({channels}));
}

at::Tensor GroupNorm::forward(const at::Tensor& x) const {
    // The CPU kernel takes 16-bit features with float32 weights, computes in float32 and rounds once: the
    // same without two copies.
    if (x.is_cpu())
        return at::group_norm(x, groups_, weight_, bias_, norm_epsilon);
    return at::group_norm(x.to(at::kFloat), groups_, weight_, bias_, norm_epsilon).to(x.scalar_type());
}

} // namespace sinopia
