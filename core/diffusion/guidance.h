#pragma once

#include "diffusion/gaussian_diffusion.h"

#include <functional>
#include <utility>

namespace sinopia {

/// Classifier-free guidance as the original code writes it: eps = eps_null + s (eps_cond - eps_null) on the
/// first `channels` channels only; variance channels are the conditional call's. s <= 1 is the plain
/// conditional call. The paper's (arXiv 2207.00050, eq. 12) scale is s - 1.
///
/// `both` runs the conditional and the null call as it likes (one batch, a shared encoder) and returns
/// {conditional, null}; `conditional` is used when guidance is off.
DenoiseFunction
guided(DenoiseFunction conditional,
       std::function<std::pair<at::Tensor, at::Tensor>(const at::Tensor& x, const at::Tensor& t)> both,
       double scale, int channels = 3);

} // namespace sinopia
