#pragma once

#include "model/forward_pass.h"
#include "model/resampling.h"

namespace sinopia {

/// conv(resample(x)) + added for convolutions with stride 1; `added` [N,out,H',W'], undefined: nothing.
at::Tensor convolve(const Conv& conv, const at::Tensor& x, const ForwardPass& pass,
                    Resampling resampling = Resampling::none, const at::Tensor& added = {});

/// The same with a 1x1 convolution over the places of x that is kept as a linear layer (Linear::forward_pixels).
at::Tensor convolve(const Linear& linear, const at::Tensor& x, const ForwardPass& pass,
                    const at::Tensor& added = {});

} // namespace sinopia
