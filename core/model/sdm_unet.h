#pragma once

#include "jobs/network_config.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

namespace sinopia {

/// The denoising U-Net of SDM (arXiv 2207.00050, figure 3): a guided-diffusion encoder that never sees the label
/// map, a middle and a decoder whose norms are modulated by it through SPADE.
///
/// Parameter names and their order are those of the original's state_dict for every configuration the original
/// can express, so checkpoints load without renaming.
class SdmUNetImpl : public torch::nn::Module {
  public:
    /// Builds the network with the original's initialisation (zero output convs). Throws Error if
    /// `config.problems()` is not empty.
    explicit SdmUNetImpl(const NetworkConfig& config);
    ~SdmUNetImpl() override;

    /// x          [N, in_channels + context_channels, H, W], float; H and W multiples of config().stride()
    /// timesteps  [N], integer or float, as the network was trained with
    /// y          [N, label_channels, H, W], one-hot classes, then the instance-edge channel; all zero = null label
    /// style      [N, styles] int64, 0 = free; undefined: all free
    /// returns    [N, out_channels, H, W]
    at::Tensor forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y,
                       const at::Tensor& style = {});

    const NetworkConfig& config() const { return config_; }

  private:
    NetworkConfig config_;
    struct Parts;
    std::unique_ptr<Parts> parts_;
};
TORCH_MODULE(SdmUNet);

} // namespace sinopia
