#pragma once

#include "model/resampling.h"

namespace sinopia {

/// SiLU(norm(x)) in one pass over the features (modulated_norm.h); differentiable. [N,C,H,W] -> the same.
at::Tensor norm_silu(const GroupNorm& norm, const at::Tensor& x);

/// Residual block without a time embedding:
///   y = skip(x) + conv2(SiLU(norm2(conv1(SiLU(norm1(x))))))
/// skip: a 1x1 convolution where the channels change, else nothing.
///
/// Names as in ResBlock, so that it is initialised alike: in_layers.0 (norm1), in_layers.2 (conv1),
/// out_layers.0 (norm2), out_layers.3 (conv2, zero at the start), skip_connection. x [N, in, H, W] -> [N,
/// out, H, W].
class PlainBlock : public torch::nn::Module {
  public:
    PlainBlock(int norm_groups, int in, int out);
    at::Tensor forward(const at::Tensor& x) const;

  private:
    std::shared_ptr<GroupNorm> norm1_, norm2_;
    std::shared_ptr<Conv> conv1_, conv2_, skip_;
};

} // namespace sinopia
