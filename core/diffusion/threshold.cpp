#include "diffusion/threshold.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace sinopia {

at::Tensor Threshold::apply(const at::Tensor& x0) const {
    if (!clip)
        return x0;
    if (quantile <= 0)
        return x0.clamp(-1, 1);
    const at::Tensor values = x0.abs().flatten(1); // [N,C H W]
    const auto place = static_cast<std::int64_t>(std::ceil(quantile * static_cast<double>(values.size(1))));
    const at::Tensor scale =
        std::get<0>(values.kthvalue(std::max<std::int64_t>(1, place), 1)).clamp_min(1).view({-1, 1, 1, 1});
    return x0.minimum(scale).maximum(-scale) / scale;
}

} // namespace sinopia
