#pragma once

#include "model/spade_norm.h"

namespace sinopia {

/// What stands between two convolutions of a residual block:
///   SiLU(norm(h) (1 + scale) + shift)
/// h [N,C,H,W] -> same. `time` [N,2C,1,1] is scale, then shift; undefined: SiLU(norm(h)).
at::Tensor norm_silu(const GroupNorm& norm, const at::Tensor& h, const ForwardPass& pass,
                     const at::Tensor& time = {});
/// The same with SPADE over the labels of `level`.
at::Tensor norm_silu(const SpadeNorm& norm, const at::Tensor& h, std::size_t level, const ForwardPass& pass,
                     const at::Tensor& time = {});

} // namespace sinopia
