#include "model/fused_convolution.h"

namespace sinopia {
namespace {

at::Tensor plus(const at::Tensor& added, const at::Tensor& result) {
    return added.defined() ? added + result : result;
}

} // namespace

at::Tensor convolve(const Conv& conv, const at::Tensor& x, const ForwardPass& pass, Resampling resampling,
                    const at::Tensor& added) {
    const bool enlarged = resampling == Resampling::up;
    if (pass.fused.convolve)
        return pass.fused.convolve(enlarged ? x : resample(x, resampling), conv.weight(), conv.bias(),
                                   enlarged, added);
    return plus(added, conv.forward(resample(x, resampling)));
}

at::Tensor convolve(const Linear& linear, const at::Tensor& x, const ForwardPass& pass,
                    const at::Tensor& added) {
    if (pass.fused.convolve)
        return pass.fused.convolve(x, linear.pixel_weight(), linear.bias(), false, added);
    return plus(added, linear.forward_pixels(x));
}

} // namespace sinopia
