#pragma once

#include "model/layers.h"

namespace sinopia {

/// Resampling inside a residual block, without weights.
enum class Resampling { none, down, up };

/// none: x. down: mean of 2 x 2 pixels, [N,C,H,W] -> [N,C,H/2,W/2]. up: each pixel four times,
/// [N,C,H,W] -> [N,C,2H,2W].
at::Tensor resample(const at::Tensor& x, Resampling kind);

/// conv(resample(x, Resampling::up)) of a 3x3 convolution with padding 1 in 4/9 of the products: of the nine pixels under
/// the kernel only four are distinct, so each of the four output phases is a 2x2 convolution of x by sums of
/// the kernel's rows and columns. [N,C,H,W] -> [N,C',2H,2W], equal up to rounding.
at::Tensor convolve_upsampled(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// Plain down-sampling: a 3x3 convolution with stride 2, child "op". [N,C,H,W] -> [N,C,H/2,W/2]
class Downsample : public torch::nn::Module {
  public:
    explicit Downsample(int channels);
    at::Tensor forward(const at::Tensor& x) const { return conv_->forward(x); }

  private:
    std::shared_ptr<Conv> conv_;
};

/// Plain up-sampling: each pixel four times, then a 3x3 convolution, child "conv". [N,C,H,W] -> [N,C,2H,2W]
class Upsample : public torch::nn::Module {
  public:
    explicit Upsample(int channels);
    const Conv& conv() const { return *conv_; }

  private:
    std::shared_ptr<Conv> conv_;
};

} // namespace sinopia
