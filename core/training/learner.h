#pragma once

#include "data/batch.h"
#include "diffusion/gaussian_diffusion.h"
#include "diffusion/loss_aware_timesteps.h"
#include "image/label_set.h"
#include "jobs/training.h"
#include "model/sdm_unet.h"
#include "training/adamw.h"
#include "training/draws.h"
#include "training/loss_scale.h"
#include "training/step_condition.h"

#include <c10/core/Device.h>

#include <functional>
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

/// Replaces every tensor, in place, by its mean over all machines. The tensors are, in the same order
/// everywhere: the gradient of each parameter (of a machine whose loss is not finite: NaN), then what the
/// step measured. All have the device of the network; each machine calls it once a step.
using GradientReducer = std::function<void(std::vector<at::Tensor>& gradients)>;

/// Averaged weights and the rate at which they follow.
struct WeightAverage {
    double rate;
    SdmUNet network{nullptr};
    std::vector<at::Tensor> parameters;
};

/// The networks that learn and the one step that changes them: noise a batch, predict, backward, clip, AdamW,
/// EMA. Knows nothing of files, folders or loops.
class Learner {
  public:
    /// Fresh weights, a function of `options.seed`. The classes' ignored index becomes an all-zero one-hot.
    Learner(const TrainingOptions& options, std::optional<ClassIndex> ignore);

    /// Optimiser step `step` (0-based). A non-finite loss or gradient leaves weights, optimiser and EMA
    /// untouched: one such AdamW step would make most weights NaN. Where memory runs out the micro-batch is
    /// halved and the step done again, with the same draws; likewise where half precision overflows, with a
    /// smaller loss scale.
    StepResult step(const Batch& batch, const StepDraws& draws, long long step);

    /// Called in each step between the backward pass and the clipping: training on several machines, each
    /// with an equal part of the batch.
    void set_gradient_reducer(GradientReducer reducer) { reducer_ = std::move(reducer); }

    /// Training loss of the EMA weights for each of the fixed pictures and draws, [N] float32.
    at::Tensor held_out_losses(const Batch& batch, const StepDraws& draws);
    /// Their mean.
    double held_out_loss(const Batch& batch, const StepDraws& draws);

    /// Whole pictures [N,3,H,W] for the batch's label maps by the EMA weights: DDIM in `steps` steps, without
    /// guidance, from the draws' noise.
    at::Tensor sample(const Batch& batch, const StepDraws& draws, int steps);

    SdmUNet& network() { return network_; }
    /// The average of `ema_rate`, then those of `extra_ema_rates` in their order.
    std::vector<WeightAverage>& averages() { return averages_; }
    SdmUNet& ema_network() { return averages_.front().network; }

    /// Everything beside weights that a resumed run needs: the optimiser's state, the history of the timestep
    /// sampling and the loss scale, where they are used.
    NamedTensors state() const;
    /// Throws Error where something is missing or has another shape.
    void load_state(const std::map<std::string, at::Tensor>& state);

    /// After other weights were loaded into network(): the averages start again from them.
    void restart_ema();

    int micro_batch() const { return micro_batch_; }

  private:
    struct Sums;
    LossTerms loss_terms(SdmUNet& network, const Batch& batch, const StepDraws& draws, const BatchPart& part);
    Sums accumulate(const Batch& batch, const StepDraws& draws, const at::Tensor& weights);
    Sums accumulate_in_memory(const Batch& batch, const StepDraws& draws, const at::Tensor& weights);
    void reduce(Sums& sums);
    double unscaled_norm();
    void clip_gradients(double norm);
    void update_averages(long long finished_steps);

    TrainingOptions options_;
    std::optional<ClassIndex> ignore_;
    c10::Device device_;
    c10::ScalarType dtype_;
    GaussianDiffusion diffusion_;
    SdmUNet network_{nullptr};
    std::vector<at::Tensor> parameters_;
    std::vector<WeightAverage> averages_;
    AdamW optimizer_;
    LossScale scale_;
    std::optional<LossAwareTimesteps> timesteps_;
    GradientReducer reducer_;
    int micro_batch_;
};

} // namespace sinopia
