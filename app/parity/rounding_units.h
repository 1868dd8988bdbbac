#pragma once

#include "app/parity/tolerances.h"
#include "diffusion/gaussian_diffusion.h"

#include <ATen/core/Tensor.h>

namespace sinopia::parity {

// Where float32 itself cannot keep an absolute tolerance from one processor to the next, the error is counted
// in units of what it can: 1 nearly everywhere, more where a formula magnifies the last bit of what goes into
// it.

/// [N,dim], for cos(t f) and sin(t f). exp() of two processors may differ by one unit in the last place of f
/// (the vectorised ones do), which moves the angle by 2^-23 t f: 5e-5 at f = 0.42, t = 999. One unit is that
/// or the tolerance, whichever is more.
at::Tensor embedding_unit(const at::Tensor& timesteps, int dim);

/// [N,1,1,1], for x_0 predicted from epsilon at positions `t`: the network's output is magnified by
/// sqrt(1 / A - 1), 157 at the end of the linear schedule and 20000 at that of the cosine one, and by 2 s - 1
/// under guidance. One unit is the network's own tolerance so magnified or `tolerance`, whichever is more.
at::Tensor prediction_unit(const GaussianDiffusion& diffusion, const at::Tensor& t, double scale,
                           const Tolerance& tolerance);

} // namespace sinopia::parity
