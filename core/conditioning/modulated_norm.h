#pragma once

#include "conditioning/label_patches.h"

namespace sinopia {

/// All that stands between two convolutions of a residual block:
///   y = SiLU((GroupNorm(x) (1 + gamma) + beta) (1 + scale) + shift)
/// x [N,C,H,W]; GroupNorm without parameters, epsilon 1e-5. gamma and beta: a row for each pixel of
/// `modulation`, or one row for all pixels (an affine norm's weight less one, and its bias). `scale_shift`
/// [N,2C]: scale, then shift, of the time embedding; undefined: none. Returns [N,C,H,W] in channels last;
/// differentiable in x, the rows and scale_shift.
///
/// On the processor in float32 one pass over the features instead of about ten, on a GPU without gradients two;
/// elsewhere the formula step by step.
at::Tensor modulated_norm_silu(const at::Tensor& x, int groups, const Modulation& modulation,
                               const at::Tensor& scale_shift = {});

/// The one row of an affine norm: weight, bias [C].
Modulation affine_modulation(const at::Tensor& weight, const at::Tensor& bias);

} // namespace sinopia
