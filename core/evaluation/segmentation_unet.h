#pragma once

#include "jobs/network_config.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

namespace sinopia {

/// A plain U-Net (arXiv 1505.04597) of residual blocks that tells a picture's classes: no time, no label map.
///
/// Of the configuration these count: in_channels, num_classes, patch_size, num_channels, multipliers(),
/// num_res_blocks, norm_groups, and for the one attention, in the middle, num_head_channels or num_heads.
/// Between levels: means of 2x2 going down, each pixel four times going up. Names: input_blocks.N,
/// middle_block.N, output_blocks.N, out.N.
class SegmentationUNetImpl : public torch::nn::Module {
  public:
    /// Fresh weights, drawn with seed 0; `initialise` (core/model) redraws them. Throws Error if the
    /// configuration has problems.
    explicit SegmentationUNetImpl(const NetworkConfig& config);
    ~SegmentationUNetImpl() override;

    /// x [N, in_channels, H, W] in [-1, 1], H and W multiples of config().stride() -> logits [N, num_classes,
    /// H, W].
    at::Tensor forward(const at::Tensor& x) const;

    /// What it sees in a picture as a whole: the middle's result averaged over all places, [N, channels of
    /// the deepest level].
    at::Tensor features(const at::Tensor& x) const;

    const NetworkConfig& config() const { return config_; }

  private:
    struct Parts;
    /// The middle's result; `skips` gets each encoder block's, to be joined in the decoder, the first one
    /// last.
    at::Tensor encode(const at::Tensor& x, std::vector<at::Tensor>& skips) const;

    NetworkConfig config_;
    std::unique_ptr<Parts> parts_;
};
TORCH_MODULE(SegmentationUNet);

} // namespace sinopia
