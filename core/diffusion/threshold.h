#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// How a predicted picture is brought into [-1, 1].
struct Threshold {
    /// Clamped, as the original does it; or left as it is.
    Threshold(bool clip = true) : clip(clip) {} // NOLINT: a plain yes or no says it in most places
    Threshold(bool clip, double quantile) : clip(clip), quantile(quantile) {}

    bool clip;
    /// Above 0: with s the larger of 1 and this quantile of a picture's absolute values, clamped to [-s, s] and
    /// divided by s (dynamic thresholding, arXiv 2205.11487 section 2.3).
    double quantile = 0;

    /// x0 [N,C,H,W].
    at::Tensor apply(const at::Tensor& x0) const;
};

} // namespace sinopia
