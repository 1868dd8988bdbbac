#include "diffusion/over_context.h"

#include <ATen/ops/cat.h>

namespace sinopia {

DenoiseFunction over_context(DenoiseFunction denoise, Prediction prediction, at::Tensor context) {
    if (!context.defined() || prediction != Prediction::x0)
        return denoise;
    return [denoise = std::move(denoise), context = std::move(context)](const at::Tensor& x,
                                                                        const at::Tensor& timesteps) {
        const at::Tensor out = denoise(x, timesteps); // [N, 3 or 6, H, W]
        const std::int64_t channels = context.size(1), more = out.size(1) - channels;
        const at::Tensor picture = out.narrow(1, 0, channels) + context;
        return more > 0 ? at::cat({picture, out.narrow(1, channels, more)}, 1) : picture;
    };
}

} // namespace sinopia
