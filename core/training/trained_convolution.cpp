#include "training/trained_convolution.h"

#include "inference/kernel_convolution.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/autograd.h>

namespace sinopia {

namespace {

using kernels::ConvolutionKernel;
using kernels::ConvolutionShape;
using kernels::ConvolutionWeights;
using kernels::WeightGradientKernel;

at::Tensor channels_last(const at::Tensor& tensor) {
    return tensor.defined() ? tensor.contiguous(at::MemoryFormat::ChannelsLast) : tensor;
}

/// x and `added` in channels last.
at::Tensor convolve(const ConvolutionShape& shape, const at::Tensor& x, const ConvolutionWeights& weights,
                    const at::Tensor& added) {
    const ConvolutionKernel& kernel = kernel_for_3x3(shape);
    const at::Tensor packed = at::empty({kernel.packed_size(shape.in, shape.out)});
    kernel.pack(weights, packed.data_ptr<float>());
    at::Tensor y = at::empty({shape.pictures, shape.out, shape.height, shape.width}, x.options(),
                             at::MemoryFormat::ChannelsLast);
    const at::Tensor scratch = at::empty({kernel.scratch_size(shape) * at::get_num_threads()});
    run_kernel(kernel, shape,
               {x.const_data_ptr<float>(), packed.const_data_ptr<float>(),
                added.defined() ? added.const_data_ptr<float>() : nullptr, y.data_ptr<float>()},
               scratch.data_ptr<float>());
    return y;
}

/// The gradient of x: the convolution of dy with the weights turned by 180 degrees.
at::Tensor feature_gradient(const ConvolutionShape& shape, const at::Tensor& weight, const at::Tensor& dy) {
    const at::Tensor no_bias = at::zeros({shape.in});
    const ConvolutionWeights turned{weight.const_data_ptr<float>() + 2 * weight.stride(2) +
                                        2 * weight.stride(3),
                                    no_bias.const_data_ptr<float>(),
                                    weight.stride(1),
                                    weight.stride(0),
                                    -weight.stride(2),
                                    -weight.stride(3),
                                    shape.out,
                                    shape.in};
    const at::Tensor dx =
        convolve({shape.pictures, shape.height, shape.width, shape.out, shape.in, false}, dy, turned, {});
    if (!shape.enlarged)
        return dx;
    return at::avg_pool2d(dx, {2, 2}, {2, 2}, {0, 0}, false, true, /*divisor_override=*/1);
}

at::Tensor weight_gradient(const ConvolutionShape& shape, const at::Tensor& x, const at::Tensor& dy) {
    const WeightGradientKernel& kernel = kernels::kernels_here().weight_gradient;
    const at::Tensor scratch = at::empty({kernel.scratch_size(shape)});
    at::Tensor result = at::empty({shape.out, shape.in, 3, 3}, x.options(), at::MemoryFormat::ChannelsLast);
    const auto* features = x.const_data_ptr<float>();
    const auto* gradient = dy.const_data_ptr<float>();
    auto *shared = scratch.data_ptr<float>(), *weight = result.data_ptr<float>();
    const std::int64_t tiles = kernel.tiles(shape);
    for (std::int64_t first = 0; first < tiles; first += kernel.chunk) {
        const std::int64_t count = std::min(kernel.chunk, tiles - first);
        at::parallel_for(0, count, 16, [&](std::int64_t from, std::int64_t to) {
            kernel.transform(shape, features, gradient, first, from, to, shared);
        });
        at::parallel_for(0, kernel.positions, 1, [&](std::int64_t from, std::int64_t to) {
            kernel.sum(shape, count, first > 0, from, to, shared);
        });
    }
    at::parallel_for(0, shape.out, 16, [&](std::int64_t from, std::int64_t to) {
        kernel.finish(shape, shared, from, to, weight);
    });
    return result;
}

struct InKernels : torch::autograd::Function<InKernels> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x,
                              const at::Tensor& weight, const at::Tensor& bias,
                              const std::optional<at::Tensor>& added, bool enlarged) {
        context->save_for_backward({x, weight});
        context->saved_data["enlarged"] = enlarged;
        context->saved_data["adds"] = added.has_value();
        const ConvolutionWeights weights{weight.const_data_ptr<float>(),
                                         bias.const_data_ptr<float>(),
                                         weight.stride(0),
                                         weight.stride(1),
                                         weight.stride(2),
                                         weight.stride(3),
                                         weight.size(1),
                                         weight.size(0)};
        return convolve(convolution_shape(x, weight, enlarged), x, weights, added.value_or(at::Tensor()));
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1];
        const ConvolutionShape shape = convolution_shape(x, weight, context->saved_data["enlarged"].toBool());
        const at::Tensor dy = channels_last(gradients[0]);
        at::Tensor dx;
        if (context->needs_input_grad(0))
            dx = feature_gradient(shape, weight, dy);
        const bool adds = context->saved_data["adds"].toBool();
        return {dx, weight_gradient(shape, x, dy), dy.sum({0, 2, 3}), adds ? dy : at::Tensor(), at::Tensor()};
    }
};

bool by_kernels(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& added) {
    const kernels::Kernels& known = kernels::kernels_here();
    const std::int64_t multiple =
        std::max(known.winograd4.channel_multiple, known.weight_gradient.channel_multiple);
    return is_float_on_cpu(x) && is_float_on_cpu(weight) && is_float_on_cpu(added) &&
           !at::autocast::is_autocast_enabled(at::kCPU) && weight.size(2) == 3 && weight.size(3) == 3 &&
           weight.size(0) % multiple == 0 && weight.size(1) % multiple == 0;
}

} // namespace

at::Tensor trained_convolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                               bool enlarged, const at::Tensor& added) {
    if (!by_kernels(x, weight, added))
        return convolve_by_torch(x, weight, bias, enlarged, added);
    const std::optional<at::Tensor> plus =
        added.defined() ? std::optional(channels_last(added)) : std::nullopt;
    return InKernels::apply(channels_last(x), weight, bias.contiguous(), plus, enlarged);
}

} // namespace sinopia
