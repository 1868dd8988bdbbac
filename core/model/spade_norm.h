#pragma once

#include "jobs/network_config.h"
#include "model/forward_pass.h"
#include "model/layers.h"

namespace sinopia {

/// Spatially adaptive normalisation (SPADE, arXiv 1903.07291; SDM, arXiv 2207.00050, eq. 6):
///   y = GroupNorm(x) (1 + gamma) + beta,  gamma and beta maps made from the labels, GroupNorm without
///   parameters
/// LabelPath::per_layer     labels = the label map resized to x; a = ReLU(mlp_shared.0(labels)) [N, hidden,
/// H, W],
///                          gamma = mlp_gamma(a), beta = mlp_beta(a), all 3x3 convolutions
/// LabelPath::shared_trunk  labels = the level's trunk features a; gamma and beta are 1x1 convolutions, zero
/// at the
///                          start
///
/// x [N, C, H, W], labels [N, *, H, W] -> [N, C, H, W].
class SpadeNorm : public torch::nn::Module {
  public:
    /// `path` is the layer's full name, for probes.
    SpadeNorm(const NetworkConfig& config, int channels, const std::string& path);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& labels, const ForwardPass& pass) const;

  private:
    int groups_;
    std::string probe_path_;
    std::shared_ptr<Conv> shared_, gamma_, beta_;
};

} // namespace sinopia
