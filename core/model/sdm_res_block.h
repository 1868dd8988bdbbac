#pragma once

#include "model/resampling.h"
#include "model/spade_norm.h"
#include "model/time_modulation.h"

namespace sinopia {

/// Residual block of the middle and the decoder (SDM, arXiv 2207.00050, figure 3): as ResBlock, with SPADE in
/// place of the norms.
///   h = conv2(time(spade_out, conv1(resample(SiLU(spade_in(x))))))
///   y = skip(resample(x)) + h
///
/// Names: in_norm, in_layers.1 (conv1), emb_layers.1, out_norm, out_layers.2 (conv2, zero at the start),
/// skip_connection. SpadePlacement::second: the first norm is a plain one, named as in the encoder:
/// in_layers.0 (norm) and in_layers.2 (conv1). x [N, in, H, W] -> [N, out, H', W'].
class SdmResBlock : public torch::nn::Module {
  public:
    /// `level` is the label level of the input (0: the finest); `path` the block's full name, for probes.
    SdmResBlock(const NetworkConfig& config, int in, int out, int level, const std::string& path,
                Resampling resampling = Resampling::none);
    at::Tensor forward(const at::Tensor& x, const ForwardPass& pass) const;

  private:
    Resampling resampling_;
    std::size_t level_in_, level_out_;
    std::shared_ptr<SpadeNorm> spade_in_, spade_out_;
    std::shared_ptr<GroupNorm> norm_in_;
    std::shared_ptr<Conv> conv1_, conv2_, skip_;
    std::optional<TimeModulation> time_;
};

} // namespace sinopia
