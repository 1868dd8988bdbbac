#pragma once

#include "diffusion/gaussian_diffusion.h"

#include <functional>
#include <utility>

namespace sinopia {

/// How strongly labels steer, and when: within the interval from <= t / end <= to of the network's timesteps (arXiv
/// 2404.07724), by the plain conditional call elsewhere.
struct Guidance {
    Guidance(double scale = 1) : scale(scale) {} // NOLINT: a scale says it all in most places
    Guidance(double scale, double from, double to, double end) : scale(scale), from(from), to(to), end(end) {}

    double scale;
    double from = 0, to = 1;
    double end = 1000; ///< the network's timestep of pure noise

    bool is_on() const { return scale > 1; }
    bool always() const { return from <= 0 && to >= 1; }
};

/// Classifier-free guidance as the original code writes it: eps = eps_null + s (eps_cond - eps_null) on the
/// first `channels` channels only; variance channels are the conditional call's. s <= 1 is the plain
/// conditional call. The paper's (arXiv 2207.00050, eq. 12) scale is s - 1.
///
/// `both` runs the conditional and the null call as it likes (one batch, a shared encoder) and returns
/// {conditional, null}; `conditional` is used when guidance is off, and outside its interval.
DenoiseFunction
guided(DenoiseFunction conditional,
       std::function<std::pair<at::Tensor, at::Tensor>(const at::Tensor& x, const at::Tensor& t)> both,
       const Guidance& guidance, int channels = 3);

} // namespace sinopia
