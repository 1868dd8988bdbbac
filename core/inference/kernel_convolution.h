#pragma once

#include "inference/kernels/kernels.h"

#include <ATen/core/Tensor.h>

namespace sinopia {

// What convolutions through the kernels have in common with and without gradients: conv(x) + added with
// stride 1 and padding (k - 1) / 2; with `enlarged` of x with each pixel four times. x [N,in,H,W], weight
// [out,in,k,k], bias [out], added [N,out,H',W'] or undefined.

kernels::ConvolutionShape convolution_shape(const at::Tensor& x, const at::Tensor& weight, bool enlarged);

/// The kernels' kind of memory; an undefined tensor is.
bool is_float_on_cpu(const at::Tensor& tensor);

/// The cheaper of Winograd's two forms of a 3x3 convolution.
const kernels::ConvolutionKernel& kernel_for_3x3(const kernels::ConvolutionShape& shape);

/// The whole convolution on all threads; `scratch` holds kernel.scratch_size(shape) floats for each of them.
void run_kernel(const kernels::ConvolutionKernel& kernel, const kernels::ConvolutionShape& shape,
                const kernels::ConvolutionMemory& memory, float* scratch);

/// What the kernels do not do.
at::Tensor convolve_by_torch(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                             bool enlarged, const at::Tensor& added);

} // namespace sinopia
