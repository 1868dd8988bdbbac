#pragma once

#include "data/batch.h"
#include "diffusion/gaussian_diffusion.h"
#include "image/label_set.h"
#include "jobs/training.h"
#include "model/sdm_unet.h"
#include "training/adamw.h"
#include "training/draws.h"

#include <c10/core/Device.h>

#include <optional>

namespace sinopia {

/// What one optimiser step measured, averaged over the batch.
struct StepResult {
    double loss = 0;
    double mse = 0;
    double vlb = 0;
    double gradient_norm = 0;
    bool finite = true; ///< false: loss or gradient was not finite and nothing was changed
};

/// The networks that learn and the one step that changes them: noise a batch, predict, backward, clip, AdamW,
/// EMA. Knows nothing of files, folders or loops.
class Learner {
  public:
    /// Fresh weights, a function of `options.seed`. The classes' ignored index becomes an all-zero one-hot.
    Learner(const TrainingOptions& options, std::optional<ClassIndex> ignore);

    /// Optimiser step `step` (0-based). A non-finite loss or gradient leaves weights, optimiser and EMA
    /// untouched: one such AdamW step would make most weights NaN. Where memory runs out the micro-batch is
    /// halved and the step done again, with the same draws.
    StepResult step(const Batch& batch, const StepDraws& draws, long long step);

    /// Mean training loss of the EMA weights over fixed pictures and draws.
    double held_out_loss(const Batch& batch, const StepDraws& draws);

    /// Whole pictures [N,3,H,W] for the batch's label maps by the EMA weights: DDIM in `steps` steps, without
    /// guidance, from the draws' noise.
    at::Tensor sample(const Batch& batch, const StepDraws& draws, int steps);

    SdmUNet& network() { return network_; }
    SdmUNet& ema_network() { return ema_; }
    AdamW& optimizer() { return optimizer_; }

    /// After other weights were loaded into network(): the EMA starts again from them.
    void restart_ema();

    int micro_batch() const { return micro_batch_; }

  private:
    struct Sums;
    /// Labels, styles, context and the mask of unknown pixels of a part of a batch, on the device.
    struct Condition {
        at::Tensor y, style, context, unknown;
    };
    Condition condition(const Batch& batch, const StepDraws& draws, std::int64_t from,
                        std::int64_t count) const;
    DenoiseFunction denoise_with(SdmUNet& network, const Condition& condition) const;
    at::Tensor loss_terms(SdmUNet& network, const Batch& batch, const StepDraws& draws, std::int64_t from,
                          std::int64_t count, Sums& sums);
    Sums accumulate(const Batch& batch, const StepDraws& draws);
    double clip_gradients();
    void update_ema(long long finished_steps);

    TrainingOptions options_;
    std::optional<ClassIndex> ignore_;
    c10::Device device_;
    c10::ScalarType dtype_;
    GaussianDiffusion diffusion_;
    SdmUNet network_{nullptr};
    SdmUNet ema_{nullptr};
    std::vector<at::Tensor> parameters_;
    std::vector<at::Tensor> ema_parameters_;
    AdamW optimizer_;
    int micro_batch_;
};

/// Joined to x_t in a super-resolution stage: the picture halved by 2x2 means, softened by `blur` (the share
/// of a 3x3 mean, [N,1,1,1] in 0 ... 1; undefined: none) and with `noise` on it, as a base stage's pictures
/// are softer and noisier than real ones ("conditioning augmentation", arXiv 2106.15282), then enlarged x2
/// (bilinear, half-pixel centres). The sampler's side enlarges the base stage's picture in the same way.
at::Tensor super_resolution_context(const at::Tensor& pictures, const at::Tensor& noise,
                                    const at::Tensor& blur = {});

} // namespace sinopia
