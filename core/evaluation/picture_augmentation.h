#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

namespace sinopia {

/// Pictures as a generator may paint them: each with its own brightness, contrast and tint, softness (up to
/// three passes of a 3x3 binomial mean), grain, and the pattern of 2x2 pixels that networks on patches of two
/// leave. In a quarter of the pictures only brightness, contrast and tint change. What the classes are stays.
///
/// pictures [N,3,H,W] in [-1,1] -> the same. All that is random is drawn from `generator`, for the whole
/// batch.
at::Tensor augmented(const at::Tensor& pictures, at::Generator generator);

} // namespace sinopia
