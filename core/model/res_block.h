#pragma once

#include "model/resampling.h"
#include "model/time_modulation.h"

namespace sinopia {

/// Residual block of the encoder (guided-diffusion):
///   h = conv2(time(norm2, conv1(resample(SiLU(norm1(x))))))
///   y = skip(resample(x)) + h,  skip: a 1x1 conv where the channels change, else nothing
///
/// Names: in_layers.0 (norm1), in_layers.2 (conv1), emb_layers.1, out_layers.0 (norm2), out_layers.3 (conv2,
/// zero at the start), skip_connection. x [N, in, H, W] -> [N, out, H', W'].
class ResBlock : public torch::nn::Module {
  public:
    ResBlock(const NetworkConfig& config, int in, int out, Resampling resampling = Resampling::none);
    at::Tensor forward(const at::Tensor& x, const ForwardPass& pass) const;

  private:
    Resampling resampling_;
    std::shared_ptr<GroupNorm> norm1_, norm2_;
    std::shared_ptr<Conv> conv1_, conv2_, skip_;
    std::optional<TimeModulation> time_;
};

} // namespace sinopia
