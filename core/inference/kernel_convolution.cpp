#include "inference/kernel_convolution.h"

#include "model/resampling.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

namespace sinopia {

namespace {

/// Below this many tiles the larger weights of F(4x4,3x3) cost more to lay out and read than its products
/// save.
constexpr std::int64_t few_tiles = 32;

} // namespace

kernels::ConvolutionShape convolution_shape(const at::Tensor& x, const at::Tensor& weight, bool enlarged) {
    const std::int64_t factor = enlarged ? 2 : 1;
    return {x.size(0), factor * x.size(2), factor * x.size(3), weight.size(1), weight.size(0), enlarged};
}

bool is_float_on_cpu(const at::Tensor& tensor) {
    return !tensor.defined() || (tensor.is_cpu() && tensor.scalar_type() == at::kFloat);
}

const kernels::ConvolutionKernel& kernel_for_3x3(const kernels::ConvolutionShape& shape) {
    const kernels::Kernels& known = kernels::kernels_here();
    return known.winograd4.tiles(shape) < few_tiles ? known.winograd2 : known.winograd4;
}

void run_kernel(const kernels::ConvolutionKernel& kernel, const kernels::ConvolutionShape& shape,
                const kernels::ConvolutionMemory& memory, float* scratch) {
    const std::int64_t tiles = kernel.tiles(shape), each = kernel.scratch_size(shape);
    at::parallel_for(0, tiles, at::divup(tiles, at::get_num_threads()),
                     [&](std::int64_t from, std::int64_t to) {
                         kernel.run(shape, memory, from, to, scratch + each * at::get_thread_num());
                     });
}

at::Tensor convolve_by_torch(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                             bool enlarged, const at::Tensor& added) {
    const std::int64_t margin = (weight.size(2) - 1) / 2;
    const at::Tensor w = in_type_of(x, weight);
    const at::Tensor y = enlarged && w.size(2) == 3
                             ? convolve_upsampled(x, w, bias)
                             : at::conv2d(resample(x, enlarged ? Resampling::up : Resampling::none), w, bias,
                                          {1, 1}, {margin, margin});
    return added.defined() ? added + y : y;
}

} // namespace sinopia
