#pragma once

#include "data/batch.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/segmentation_unet.h"
#include "jobs/training.h"
#include "training/adamw.h"

#include <c10/core/Device.h>

namespace sinopia {

/// What one optimiser step of a segmenter measured.
struct SegmenterStep {
    double loss = 0; ///< weighted cross-entropy, averaged over the batch's pixels
    double gradient_norm = 0;
    bool finite = true; ///< false: nothing was changed
};

/// A segmentation network that learns, and its averaged weights: augment a batch, predict, cross-entropy,
/// clip, AdamW, EMA. Knows nothing of files or loops.
class SegmenterLearner {
  public:
    /// Fresh weights, a function of `options.seed`. `class_weights` [num_classes] weigh the pixels' losses.
    SegmenterLearner(const TrainingOptions& options, const at::Tensor& class_weights);

    /// Optimiser step `step` (0-based), a function of the state before, the batch, the options and `step`.
    /// Pixels whose class is none of the network's do not count.
    SegmenterStep step(const Batch& batch, long long step);

    /// What the averaged weights see in these pictures, without augmentation, against their maps.
    ConfusionMatrix judge(const Batch& batch) const;

    const NamedTensors& parameters() const { return parameters_; }
    const NamedTensors& averages() const { return averages_; }
    NamedTensors optimizer_state() const { return optimizer_.state(); }
    /// Takes over what the three gave before. Throws Error where a tensor is missing or has another shape.
    void restore(const std::map<std::string, at::Tensor>& parameters,
                 const std::map<std::string, at::Tensor>& averages,
                 const std::map<std::string, at::Tensor>& optimizer);

  private:
    TrainingOptions options_;
    c10::Device device_;
    at::Tensor class_weights_;
    SegmentationUNet network_, average_;
    NamedTensors parameters_, averages_;
    AdamW optimizer_;
};

/// Weights that make up for unlike shares of the classes in `labels` [N,H,W] int64: proportional to 1 /
/// sqrt(share), of a mean over the pixels of 1, at most 4; 1 for a class that does not occur. [classes]
/// float32
at::Tensor balancing_weights(const at::Tensor& labels, int classes);

} // namespace sinopia
