#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// The squared Fréchet distance of the normal distributions with the means and covariances of two sets of
/// features (Dowson and Landau 1982):
///   |m1 - m2|^2 + tr(C1 + C2 - 2 (C1^(1/2) C2 C1^(1/2))^(1/2))
/// It is 0 for equal sets. Of few samples it comes out too large, the more so the wider the features: compare
/// only distances between sets of the same sizes. a [N,F], b [M,F] in any float type; computed in float64,
/// covariances over N - 1. Throws Error if a set has fewer than two members, the widths differ or a value is
/// not finite.
double frechet_distance(const at::Tensor& a, const at::Tensor& b);

} // namespace sinopia
