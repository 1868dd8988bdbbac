#pragma once

#include "jobs/network_config.h"
#include "model/forward_pass.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

namespace sinopia {

/// The denoising U-Net of SDM (arXiv 2207.00050, figure 3): a guided-diffusion encoder that never sees the
/// label map, a middle and a decoder whose norms are modulated by it through SPADE.
///
/// Parameter names and their order are those of the original's state_dict for every configuration the
/// original can express, so checkpoints load without renaming. Our own options add "style_embed.N.weight"
/// [choices + 1, 4 num_channels] and "label_trunk.N.{weight,bias}", after time_embed.
class SdmUNetImpl : public torch::nn::Module {
  public:
    /// Builds the network with the original's initialisation (zero output convs), drawn with seed 0;
    /// `initialise` redraws it. Throws Error if `config.problems()` is not empty.
    explicit SdmUNetImpl(const NetworkConfig& config);
    /// The same without values, for a checkpoint to fill: memory is taken only as parameters are written.
    struct Unfilled {};
    SdmUNetImpl(const NetworkConfig& config, Unfilled);
    ~SdmUNetImpl() override;

    /// x          [N, input_channels, H, W], float: x_t, the context, then the mask of unknown pixels, each
    /// where
    ///            the configuration has it; H and W multiples of config().stride()
    /// timesteps  [N], integer or float, as the network was trained with
    /// y          [N, label_channels, H, W]: one-hot classes, then the edge channel; all zero = null label;
    ///            undefined where set_fused_layers gave a form that knows the label maps
    /// style      [N, styles] int64, 0 = free; undefined: all free
    /// returns    [N, out_channels, H, W], float32
    ///
    /// The caller chooses the memory format by x's and y's: channels last is the faster one; the plain one
    /// repeats the original's rounding. Inside an Autocast (runtime/autocast.h) it runs in 16 bit. Throws
    /// Error where a shape does not fit.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y,
                       const at::Tensor& style = {});

    const NetworkConfig& config() const { return config_; }

    /// Draws all parameters anew (initialisation.h).
    void initialise(at::Generator generator);
    /// Dropout draws from `generator` instead of torch's own, so that a run can be repeated and resumed.
    void set_dropout_generator(at::Generator generator);
    /// From now on forward tells `probe` its intermediate results (forward_pass.h); an empty one ends that.
    void set_probe(Probe probe);

    /// From now on the blocks compute their norms in this form. Probes are told nothing of their insides.
    void set_fused_layers(FusedLayers layers);
    /// From now on blocks keep only their inputs for the backward pass and run again there
    /// (recomputation.h).
    void set_recomputation(bool recompute);

    /// Converts the convolutions of input_blocks, middle_block and output_blocks (SPADE, qkv, proj_out and
    /// skip convolutions too) to half and runs these blocks on half features; time embedding, norms and the
    /// head stay float32. Reproduces the original's use_fp16 for the parity tool: reduced precision otherwise
    /// is Autocast's.
    void convert_torso_to_half();

  private:
    bool knows_labels() const; ///< without being given them
    void check(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y,
               const at::Tensor& style) const;
    ForwardPass prepare(const at::Tensor& timesteps, const at::Tensor& y, const at::Tensor& style) const;
    at::Tensor embed(const at::Tensor& timesteps, const at::Tensor& style, const Probe& probe) const;
    at::Tensor run_torso(const at::Tensor& x, const ForwardPass& pass) const;
    at::Tensor run_head(const at::Tensor& h, const ForwardPass& pass) const;

    NetworkConfig config_;
    Probe probe_;
    FusedLayers fused_;
    bool recompute_ = false;
    std::optional<at::Generator> dropout_generator_;
    at::ScalarType torso_type_ = at::kFloat;
    struct Parts;
    std::unique_ptr<Parts> parts_;
};
TORCH_MODULE(SdmUNet);

} // namespace sinopia
