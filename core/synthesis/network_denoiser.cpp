#include "synthesis/network_denoiser.h"

#include "diffusion/guidance.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/zeros_like.h>

namespace sinopia {

namespace {

/// The condition with one row for each batch row: {labels} or {labels, none}.
Condition batch_of_two(const Condition& one) {
    const auto twice = [](const at::Tensor& t) { return t.defined() ? at::cat({t, t}) : t; };
    return {at::cat({one.labels, at::zeros_like(one.labels)}).contiguous(at::MemoryFormat::ChannelsLast),
            twice(one.context), twice(one.style)};
}

at::Tensor call(SdmUNet& network, const Condition& condition, const at::Tensor& x, const at::Tensor& t) {
    const at::Tensor input = condition.context.defined() ? at::cat({x, condition.context}, 1) : x;
    return network
        ->forward(input.contiguous(at::MemoryFormat::ChannelsLast), t, condition.labels, condition.style)
        .to(at::kFloat);
}

} // namespace

DenoiseFunction network_denoiser(SdmUNet network, Condition condition, double guidance) {
    condition.labels = condition.labels.contiguous(at::MemoryFormat::ChannelsLast);
    const DenoiseFunction conditional = [network, condition](const at::Tensor& x,
                                                             const at::Tensor& t) mutable {
        return call(network, condition, x, t);
    };
    if (guidance <= 1.0)
        return conditional;
    const auto both = [network, pair = batch_of_two(condition)](const at::Tensor& x,
                                                                const at::Tensor& t) mutable {
        const at::Tensor out = call(network, pair, at::cat({x, x}), at::cat({t, t})); // [2, C, H, W]
        return std::pair{out.narrow(0, 0, 1), out.narrow(0, 1, 1)};
    };
    return guided(conditional, both, guidance, network->config().in_channels);
}

} // namespace sinopia
