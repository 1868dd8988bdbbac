#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// conv2d(x, weight, bias) of a 3x3 convolution with stride 1 and zero padding 1, by Winograd's minimal
/// filters F(2x2, 3x3) (arXiv 1509.09308): 16 products where the sum has 36, equal up to rounding (about
/// three times that of the sum). x [N,C,H,W], weight [O,C,3,3], bias [O] -> [N,O,H,W] in channels last;
/// differentiable in all three. Where it does not pay or does not apply (other devices and types, small maps,
/// odd sides) it is conv2d.
at::Tensor winograd_conv3x3(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// The same whether it pays or not. x on the CPU in float32, H and W even.
at::Tensor winograd_conv3x3_always(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

} // namespace sinopia
