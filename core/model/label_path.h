#pragma once

#include "jobs/network_config.h"
#include "model/layers.h"

#include <vector>

namespace sinopia {

/// What the SPADE layers of each level read. y [N, label_channels, H, W], all zero = null label; level l of
/// the result has the size of the feature map there, (H / patch_size) >> l.
///
///   LabelPath::per_layer: y itself, resized by the original's nearest rule, the top-left sample of a block
///   LabelPath::shared_trunk: features [N, spade_hidden, *, *] of one trunk of 3x3 convolutions,
///     s = ReLU(conv_0(pixel_unshuffle(y))), then at level l s = ReLU(conv_{l+1}(s)), with stride 2 from
///     level 1 on
class LabelPyramid : public torch::nn::Module {
  public:
    /// Trunk convolutions are children "0", "1", ...; without a trunk there are none.
    explicit LabelPyramid(const NetworkConfig& config);
    std::vector<at::Tensor> forward(const at::Tensor& y) const;

  private:
    int patch_;
    int levels_;
    std::vector<std::shared_ptr<Conv>> trunk_;
};

} // namespace sinopia
