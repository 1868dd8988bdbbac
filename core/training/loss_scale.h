#pragma once

#include "training/adamw.h"

namespace sinopia {

/// The factor on the loss that keeps half-precision gradients above what that type can hold (arXiv
/// 1710.03740), moved as in the original: its binary logarithm starts at 20, gains 0.001 with each good step
/// and loses 1 where a gradient overflowed. Gradients are divided by it before anything looks at them.
class LossScale {
  public:
    /// `active` false: the factor is 1 for ever.
    explicit LossScale(bool active) : active_(active) {}

    bool active() const { return active_; }
    double factor() const;

    void step_was_good();
    /// After an overflow; false where the factor cannot be lowered any more: then scaling is not the cause.
    bool lower();

    /// "loss_scale.log2" [1]; empty where not active.
    NamedTensors state() const;
    /// Throws Error where it is missing.
    void load_state(const std::map<std::string, at::Tensor>& state);

  private:
    bool active_;
    float log2_ = 20; ///< float, as the state keeps it
};

} // namespace sinopia
