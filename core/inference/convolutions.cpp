#include "inference/convolutions.h"

#include "base/memory_use.h"
#include "model/resampling.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>

namespace sinopia {

using kernels::ConvolutionKernel;
using kernels::ConvolutionShape;

namespace {

/// Below this many tiles the larger weights of F(4x4,3x3) cost more to read than its products save.
constexpr std::int64_t few_tiles = 32;
/// With fewer there is little to save, and F(2x2,3x3) rounds less: the last convolution's error is the result's.
constexpr std::int64_t few_outputs = 16;

/// Where the system does not tell what is free.
constexpr std::int64_t usually_kept_bytes = std::int64_t{1} << 30;

bool is_float_on_cpu(const at::Tensor& tensor) {
    return !tensor.defined() || (tensor.is_cpu() && tensor.scalar_type() == at::kFloat);
}

/// Null: torch's.
const ConvolutionKernel* choose_kernel(const ConvolutionShape& shape, const at::Tensor& x,
                                       const at::Tensor& weight, const at::Tensor& added) {
    const kernels::Kernels& known = kernels::kernels_here();
    if (!is_float_on_cpu(x) || !is_float_on_cpu(weight) || !is_float_on_cpu(added) ||
        at::autocast::is_autocast_enabled(at::kCPU))
        return nullptr;
    if (weight.size(2) == 1 && weight.size(3) == 1)
        return shape.enlarged ? nullptr : &known.pointwise;
    if (weight.size(2) != 3 || weight.size(3) != 3 || shape.in % known.winograd4.channel_multiple != 0)
        return nullptr;
    return known.winograd4.tiles(shape) < few_tiles || shape.out < few_outputs ? &known.winograd2 : &known.winograd4;
}

at::Tensor by_torch(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool enlarged,
                    const at::Tensor& added) {
    const auto margin = (weight.size(2) - 1) / 2;
    const at::Tensor result = enlarged && weight.size(2) == 3
                                  ? convolve_upsampled(x, weight, bias)
                                  : at::conv2d(resample(x, enlarged ? Resampling::up : Resampling::none), weight,
                                               bias, {1, 1}, {margin, margin});
    return added.defined() ? added + result : result;
}

} // namespace

const float* Convolutions::packed_for(const ConvolutionKernel& kernel, const at::Tensor& weight,
                                      const at::Tensor& bias) {
    Packed& place = packed_[weight.const_data_ptr()];
    if (place.kernel == &kernel && place.weight.matches(weight) && place.bias.matches(bias))
        return place.values.const_data_ptr<float>();
    const std::int64_t size = kernel.packed_size(weight.size(1), weight.size(0));
    const std::int64_t bytes = 4 * size - (place.values.defined() ? 4 * place.values.numel() : 0);
    at::Tensor values;
    if (!kept_bytes_)
        kept_bytes_ = available_memory().value_or(3 * usually_kept_bytes) / 3;
    if (bytes <= *kept_bytes_) {
        *kept_bytes_ -= bytes;
        values = at::empty({size});
        place = {WeightIdentity(weight), WeightIdentity(bias), &kernel, values};
    } else {
        if (!passing_.defined() || passing_.numel() < size)
            passing_ = at::empty({size});
        values = passing_;
    }
    const at::Tensor shift = bias.contiguous();
    kernel.pack({weight.const_data_ptr<float>(), shift.const_data_ptr<float>(), weight.stride(0),
                 weight.stride(1), weight.stride(2), weight.stride(3), weight.size(1), weight.size(0)},
                values.data_ptr<float>());
    return values.const_data_ptr<float>();
}

float* Convolutions::scratch_of(std::int64_t floats) {
    if (!scratch_.defined() || scratch_.numel() < floats)
        scratch_ = at::empty({floats});
    return scratch_.data_ptr<float>();
}

at::Tensor Convolutions::run(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                             bool enlarged, const at::Tensor& added) {
    const std::int64_t factor = enlarged ? 2 : 1;
    const ConvolutionShape shape{x.size(0),      factor * x.size(2), factor * x.size(3),
                                 weight.size(1), weight.size(0),     enlarged};
    const ConvolutionKernel* kernel = choose_kernel(shape, x, weight, added);
    if (!kernel)
        return by_torch(x, weight, bias, enlarged, added);
    const auto layout = at::MemoryFormat::ChannelsLast;
    const at::Tensor input = x.contiguous(layout);
    const at::Tensor plus = added.defined() ? added.contiguous(layout) : added;
    at::Tensor y = at::empty({shape.pictures, shape.out, shape.height, shape.width}, x.options(), layout);
    const kernels::ConvolutionMemory memory{input.const_data_ptr<float>(), packed_for(*kernel, weight, bias),
                                            plus.defined() ? plus.const_data_ptr<float>() : nullptr,
                                            y.data_ptr<float>()};
    const std::int64_t tiles = kernel->tiles(shape), each = kernel->scratch_size(shape);
    float* scratch = scratch_of(each * at::get_num_threads());
    at::parallel_for(0, tiles, at::divup(tiles, at::get_num_threads()), [&](std::int64_t from, std::int64_t to) {
        kernel->run(shape, memory, from, to, scratch + each * at::get_thread_num());
    });
    return y;
}

} // namespace sinopia
