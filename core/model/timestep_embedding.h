#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// Sinusoidal embedding of timesteps (as in guided-diffusion):
///   f_i = exp(-ln(10000) i / h), i = 0 .. h - 1, h = dim / 2
///   e(t) = [cos(t f_0) .. cos(t f_{h-1}), sin(t f_0) .. sin(t f_{h-1})], one zero column more if dim is odd
///
/// timesteps [N], integer or float; returns [N, dim] float32.
at::Tensor timestep_embedding(const at::Tensor& timesteps, int dim);

} // namespace sinopia
