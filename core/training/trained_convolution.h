#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// conv(x) + added with stride 1 and padding (k - 1) / 2, with `enlarged` of x with each pixel four times,
/// differentiable in all tensors. x [N,in,H,W], weight [out,in,k,k], bias [out]; added [N,out,H',W'] or undefined.
/// 3x3 convolutions of float32 on the processor run through the engine's kernels, forward and backward; all others
/// through torch. Equal up to rounding, and the same for any number of threads.
at::Tensor trained_convolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                               bool enlarged, const at::Tensor& added);

} // namespace sinopia
