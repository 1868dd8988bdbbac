#pragma once

#include "diffusion/gaussian_diffusion.h"

namespace sinopia {

/// The picture that the network's output predicts from x at t, brought into [-1, 1] by `threshold`.
inline at::Tensor predicted_x0(const GaussianDiffusion& diffusion, const at::Tensor& output,
                               const at::Tensor& x, const at::Tensor& t, const Threshold& threshold) {
    return threshold.apply(diffusion.x0_from_output(output, x, t));
}

} // namespace sinopia
