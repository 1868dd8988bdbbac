#include "diffusion/guidance.h"

#include <ATen/ATen.h>

namespace sinopia {

DenoiseFunction
guided(DenoiseFunction conditional,
       std::function<std::pair<at::Tensor, at::Tensor>(const at::Tensor& x, const at::Tensor& t)> both,
       double scale, int channels) {
    if (!(scale > 1.0))
        return conditional;
    return [both = std::move(both), scale, channels](const at::Tensor& x, const at::Tensor& t) {
        const auto [cond, null] = both(x, t);
        const at::Tensor base = null.narrow(1, 0, channels);
        const at::Tensor value = base + scale * (cond.narrow(1, 0, channels) - base);
        const auto rest = cond.size(1) - channels;
        return rest == 0 ? value : at::cat({value, cond.narrow(1, channels, rest)}, 1);
    };
}

} // namespace sinopia
