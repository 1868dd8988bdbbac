#pragma once

#include "runtime/label_path_weights.h"

#include <functional>

namespace sinopia {

/// Faster forms of what stands between two convolutions of a block, given to a network from outside; equal to
/// the formulas in this room up to rounding. h [N,C,H,W]; scale_shift [N,2C], or undefined for none.
struct FusedLayers {
    /// SiLU(GroupNorm(h) (1 + scale) + shift), the norm's weight and bias [C].
    std::function<at::Tensor(const at::Tensor& h, int groups, const at::Tensor& weight,
                             const at::Tensor& bias, const at::Tensor& scale_shift)>
        norm_silu;
    /// SiLU(SPADE(h) (1 + scale) + shift) for the label maps that the function knows, at this label level. On a
    /// shared trunk the weights have no shared convolution. Empty where there is no such form: then the
    /// network needs its label maps.
    std::function<at::Tensor(const at::Tensor& h, int groups, const LabelPathWeights& weights,
                             std::size_t level, const at::Tensor& scale_shift)>
        spade_silu;
    /// conv(x) + added of a convolution with stride 1 and padding (k - 1) / 2; with `enlarged` of x with each
    /// pixel four times. weight [out,in,k,k], bias [out]; added [N,out,*,*], undefined: nothing.
    std::function<at::Tensor(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                             bool enlarged, const at::Tensor& added)>
        convolve;
    /// How many label maps `spade_silu` knows for each picture. The encoder never sees them and runs once for
    /// all; the middle and the decoder run on that many copies of the batch, one after the other.
    int branches = 1;
};

} // namespace sinopia
