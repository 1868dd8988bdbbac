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

namespace {

/// Three rows (dim 2) or columns (dim 3) of a kernel as the two that meet distinct pixels. Phase 0 of an
/// enlarged pixel lies on the first of the two: one tap on the pixel before, two on its own; phase 1 mirrors.
std::vector<at::Tensor> folded(const at::Tensor& kernel, int dim) {
    const auto tap = [&](int i) { return kernel.narrow(dim, i, 1); };
    return {at::cat({tap(0), tap(1) + tap(2)}, dim), at::cat({tap(0) + tap(1), tap(2)}, dim)};
}

} // namespace

at::Tensor convolve_upsampled(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    const auto n = x.size(0), height = x.size(2), width = x.size(3), out = weight.size(0);
    std::vector<at::Tensor> kernels;
    for (const at::Tensor& rows : folded(weight, 2))
        for (const at::Tensor& kernel : folded(rows, 3))
            kernels.push_back(kernel); // phases (0,0), (0,1), (1,0), (1,1)
    const at::Tensor z =
        at::conv2d(x, at::cat(kernels), bias.repeat({4}), {1, 1}, {1, 1}); // [N,4out,H+1,W+1]
    const auto phase = [&](int y, int x_phase) {
        return z.narrow(1, (2 * y + x_phase) * out, out)
            .narrow(2, y, height)
            .narrow(3, x_phase, width)
            .permute({0, 2, 3, 1}); // [N,H,W,out]
    };
    const at::Tensor even = at::stack({phase(0, 0), phase(0, 1)}, 3),
                     odd = at::stack({phase(1, 0), phase(1, 1)}, 3);
    return at::stack({even, odd}, 2) // [N,H,2,W,2,out]
        .view({n, 2 * height, 2 * width, out})
        .permute({0, 3, 1, 2});
}

Downsample::Downsample(int channels) {
    conv_ = register_module("op", std::make_shared<Conv>(channels, channels, 3, 2));
}

Upsample::Upsample(int channels) {
    conv_ = register_module("conv", std::make_shared<Conv>(channels, channels, 3));
}

} // namespace sinopia
