#include "model/resampling.h"

#include <ATen/ATen.h>

namespace sinopia {

at::Tensor resample(const at::Tensor& x, Resampling kind) {
    switch (kind) {
    case Resampling::down:
        return at::avg_pool2d(x, {2, 2}, {2, 2}); // [N,C,H/2,W/2]
    case Resampling::up:
        return at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}); // [N,C,2H,2W]
    case Resampling::none:
        break;
    }
    return x;
}

Downsample::Downsample(int channels) {
    conv_ = register_module("op", std::make_shared<Conv>(channels, channels, 3, 2));
}

Upsample::Upsample(int channels) {
    conv_ = register_module("conv", std::make_shared<Conv>(channels, channels, 3));
}

at::Tensor Upsample::forward(const at::Tensor& x) const {
    return conv_->forward(resample(x, Resampling::up));
}

} // namespace sinopia
