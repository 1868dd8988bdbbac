#include "diffusion/guidance.h"

#include <ATen/ATen.h>

namespace sinopia {

DenoiseFunction
guided(DenoiseFunction conditional,
       std::function<std::pair<at::Tensor, at::Tensor>(const at::Tensor& x, const at::Tensor& t)> both,
       const Guidance& guidance, int channels) {
    if (!guidance.is_on())
        return conditional;
    return [conditional = std::move(conditional), both = std::move(both), guidance,
            channels](const at::Tensor& x, const at::Tensor& t) {
        if (!guidance.always()) {
            const double share = t[0].item<double>() / guidance.end;
            if (share < guidance.from || share > guidance.to)
                return conditional(x, t);
        }
        const auto [cond, null] = both(x, t);
        const at::Tensor base = null.narrow(1, 0, channels);
        const at::Tensor value = base + guidance.scale * (cond.narrow(1, 0, channels) - base);
        const auto rest = cond.size(1) - channels;
        return rest == 0 ? value : at::cat({value, cond.narrow(1, channels, rest)}, 1);
    };
}

} // namespace sinopia
