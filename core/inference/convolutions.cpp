#include "inference/convolutions.h"

#include "base/memory_use.h"
#include "inference/kernel_convolution.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>

namespace sinopia {

using kernels::ConvolutionKernel;
using kernels::ConvolutionShape;

namespace {

/// With fewer there is little to save, and F(2x2,3x3) rounds less: the last convolution's error is the result's.
constexpr std::int64_t few_outputs = 16;

/// Where the system does not tell what is free.
constexpr std::int64_t usually_kept_bytes = std::int64_t{1} << 30;

/// Null: torch's.
const ConvolutionKernel* choose_kernel(const ConvolutionShape& shape, const at::Tensor& x,
                                       const at::Tensor& weight, const at::Tensor& added) {
    const kernels::Kernels& known = kernels::kernels_here();
    if (!is_float_on_cpu(x) || !weight.is_cpu() || !is_float_on_cpu(added) ||
        at::autocast::is_autocast_enabled(at::kCPU))
        return nullptr;
    if (weight.size(2) == 1 && weight.size(3) == 1)
        return shape.enlarged ? nullptr : &known.pointwise;
    if (weight.size(2) != 3 || weight.size(3) != 3 || shape.in % known.winograd4.channel_multiple != 0)
        return nullptr;
    return shape.out < few_outputs ? &known.winograd2 : &kernel_for_3x3(shape);
}

} // namespace

at::Tensor Convolutions::packed_for(const ConvolutionKernel& kernel, const at::Tensor& weight,
                                    const at::Tensor& bias) {
    Packed& place = packed_[weight.const_data_ptr()];
    if (place.kernel == &kernel && place.weight.matches(weight) && place.bias.matches(bias))
        return place.values;
    const std::int64_t size = kernel.packed_size(weight.size(1), weight.size(0));
    const std::int64_t bytes = 4 * size - (place.values.defined() ? 4 * place.values.numel() : 0);
    const at::Tensor values = at::empty({size});
    if (!kept_bytes_)
        kept_bytes_ = available_memory().value_or(3 * usually_kept_bytes) / 3;
    if (bytes <= *kept_bytes_) {
        *kept_bytes_ -= bytes;
        place = {WeightIdentity(weight), WeightIdentity(bias), &kernel, values};
    }
    const at::Tensor taps = weight.to(at::kFloat), shift = bias.contiguous();
    kernel.pack({taps.const_data_ptr<float>(), shift.const_data_ptr<float>(), taps.stride(0), taps.stride(1),
                 taps.stride(2), taps.stride(3), taps.size(1), taps.size(0)},
                values.data_ptr<float>());
    forget(weight);
    return values;
}

float* Convolutions::scratch_of(std::int64_t floats) {
    if (!scratch_.defined() || scratch_.numel() < floats)
        scratch_ = at::empty({floats});
    return scratch_.data_ptr<float>();
}

const Convolutions::Converted& Convolutions::converted_for(const at::Tensor& weight, const at::Tensor& bias,
                                                           at::ScalarType type) {
    Converted& place = converted_[weight.const_data_ptr()];
    if (!place.new_weight.defined() || place.new_weight.scalar_type() != type || !place.weight.matches(weight) ||
        !place.bias.matches(bias))
        place = {WeightIdentity(weight), WeightIdentity(bias),
                 weight.detach().to(type).contiguous(at::MemoryFormat::ChannelsLast), bias.detach().to(type)};
    return place;
}

at::Tensor Convolutions::run(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                             bool enlarged, const at::Tensor& added) {
    const ConvolutionShape shape = convolution_shape(x, weight, enlarged);
    const ConvolutionKernel* kernel = choose_kernel(shape, x, weight, added);
    if (!kernel && weight.is_cpu())
        return convolve_by_torch(x, weight, bias, enlarged, added);
    if (!kernel) {
        const c10::DeviceType device = weight.device().type();
        const Converted& as = converted_for(weight, bias,
                                            at::autocast::is_autocast_enabled(device)
                                                ? at::autocast::get_autocast_dtype(device)
                                                : x.scalar_type());
        return convolve_by_torch(x, as.new_weight, as.new_bias, enlarged, added);
    }
    const auto layout = at::MemoryFormat::ChannelsLast;
    const at::Tensor input = x.contiguous(layout);
    const at::Tensor plus = added.defined() ? added.contiguous(layout) : added;
    at::Tensor y = at::empty({shape.pictures, shape.out, shape.height, shape.width}, x.options(), layout);
    const at::Tensor packed = packed_for(*kernel, weight, bias);
    const kernels::ConvolutionMemory memory{input.const_data_ptr<float>(), packed.const_data_ptr<float>(),
                                            plus.defined() ? plus.const_data_ptr<float>() : nullptr,
                                            y.data_ptr<float>()};
    run_kernel(*kernel, shape, memory, scratch_of(kernel->scratch_size(shape) * at::get_num_threads()));
    return y;
}

} // namespace sinopia
