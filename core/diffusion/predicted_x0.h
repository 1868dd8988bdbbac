#pragma once

#include "diffusion/gaussian_diffusion.h"

namespace sinopia {

/// The picture that the network's output predicts from x at t, clamped to [-1, 1] where
/// `clip` is set.
inline at::Tensor predicted_x0(const GaussianDiffusion& diffusion, const at::Tensor& output,
                               const at::Tensor& x, const at::Tensor& t, bool clip) {
    const at::Tensor x0 = diffusion.x0_from_output(output, x, t);
    return clip ? x0.clamp(-1, 1) : x0;
}

} // namespace sinopia
