#pragma once

#include "jobs/network_config.h"
#include "model/forward_pass.h"
#include "model/layers.h"

namespace sinopia {

/// Spatially adaptive normalisation (SPADE, arXiv 1903.07291), as the decoder of SDM uses it:
///   y = GroupNorm(x) (1 + gamma) + beta
/// GroupNorm has no parameters; gamma and beta [N, C, H, W] are made from the labels:
///   LabelPath::per_layer: labels = the label map resized to x, a = ReLU(mlp_shared.0(labels)),
///     gamma = mlp_gamma(a), beta = mlp_beta(a), all 3x3 convolutions, a [N, hidden, H, W]
///   LabelPath::shared_trunk: labels = a, the trunk's features at this level; mlp_gamma and mlp_beta are
///     1x1 convolutions, zero at the start
///
/// x [N, C, H, W], labels [N, *, H, W] -> [N, C, H, W].
class SpadeNorm : public torch::nn::Module {
  public:
    /// `path` is the layer's full name, for probes.
    SpadeNorm(const NetworkConfig& config, int channels, const std::string& path);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& labels, const ForwardPass& pass) const;

    int groups() const { return groups_; }
    /// Whether the layer makes its own hidden features from the labels (LabelPath::per_layer).
    bool per_layer() const { return shared_ != nullptr; }
    /// Of a per-layer path only.
    LabelPathWeights weights() const;

  private:
    int groups_;
    std::string probe_path_;
    std::shared_ptr<Conv> shared_, gamma_, beta_;
};

} // namespace sinopia
