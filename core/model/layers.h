#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

namespace sinopia {

// The few layers that hold parameters. Large weights may be kept in 16 bit; the work is done in x's type. They own nothing but `weight` and `bias`, created without values:
// initialisation.h draws them, or a checkpoint fills them.

/// Gives its children a name, nothing else: the levels of names such as "in_layers.0.weight".
struct Group : torch::nn::Module {};

/// A weight that is kept in 16 bit in the type of what it meets, others as they are.
at::Tensor in_type_of(const at::Tensor& x, const at::Tensor& weight);

/// Convolution with a k x k kernel, k odd, zero padding (k - 1) / 2.
/// weight [out, in, k, k], bias [out]; x [N, in, H, W] -> [N, out, H / stride, W / stride]
class Conv : public torch::nn::Module {
  public:
    Conv(int in, int out, int kernel, int stride = 1);
    at::Tensor forward(const at::Tensor& x) const;

    const at::Tensor& weight() const { return weight_; }
    const at::Tensor& bias() const { return bias_; }

  private:
    at::Tensor weight_, bias_;
    int stride_, padding_;
};

/// y = x W^T + b over the last dimension. weight [out, in], or [out, in, 1] where the original has a 1x1
/// Conv1d.
class Linear : public torch::nn::Module {
  public:
    enum class WeightForm { matrix, conv1d };
    Linear(int in, int out, WeightForm form = WeightForm::matrix);
    at::Tensor forward(const at::Tensor& x) const;
    /// The same over the channels of [N, in, H, W], as a 1x1 convolution -> [N, out, H, W]. conv1d form only.
    at::Tensor forward_pixels(const at::Tensor& x) const;

    /// The weight of that convolution, [out, in, 1, 1].
    at::Tensor pixel_weight() const { return weight_.unsqueeze(3); }
    const at::Tensor& bias() const { return bias_; }

  private:
    at::Tensor weight_, bias_;
};

inline constexpr double norm_epsilon = 1e-5;

/// Group norm with a scale and a shift for each channel, computed in float32 and returned in x's type (the
/// original's GroupNorm32). x [N, C, H, W]; weight, bias [C]
class GroupNorm : public torch::nn::Module {
  public:
    GroupNorm(int groups, int channels);
    at::Tensor forward(const at::Tensor& x) const;

    int groups() const { return groups_; }
    const at::Tensor& weight() const { return weight_; }
    const at::Tensor& bias() const { return bias_; }

  private:
    int groups_;
    at::Tensor weight_, bias_;
};

} // namespace sinopia
