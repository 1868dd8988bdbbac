#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <vector>

namespace sinopia {

/// Named tensors, in the network's own order.
using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

struct AdamWOptions {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weight_decay = 0.0;
};

/// AdamW (arXiv 1711.05101): decoupled weight decay w -= lr * decay * w, then Adam's step. All parameters in
/// one fused call; the state has each parameter's own memory layout, and is bitwise restored from a
/// checkpoint.
class AdamW {
  public:
    AdamW(const NamedTensors& parameters, const AdamWOptions& options);

    /// One step with the gradients the parameters hold. A parameter without a gradient is left alone.
    void step(double learning_rate);

    /// "<parameter>.exp_avg" and "<parameter>.exp_avg_sq" per parameter, then "step" [parameters] float: how
    /// often each was stepped.
    NamedTensors state() const;

    /// Takes over a state as `state()` gave it. Throws Error where a tensor is missing or has another shape.
    void load_state(const std::map<std::string, at::Tensor>& state);

  private:
    std::vector<std::string> names_;
    std::vector<at::Tensor> parameters_;
    std::vector<at::Tensor> averages_;
    std::vector<at::Tensor> squares_;
    std::vector<at::Tensor> steps_; ///< one float scalar a parameter, as torch's fused kernel wants it
    AdamWOptions options_;
};

} // namespace sinopia
