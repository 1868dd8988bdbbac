#include "synthesis/network_denoiser.h"

#include "diffusion/guidance.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros_like.h>

namespace sinopia {

namespace {

/// The condition with one row for each batch row: {labels} or {labels, none}.
Condition batch_of_two(const Condition& one) {
    const auto twice = [](const at::Tensor& t) { return t.defined() ? at::cat({t, t}) : t; };
    return {at::cat({one.labels, at::zeros_like(one.labels)}).contiguous(at::MemoryFormat::ChannelsLast),
            twice(one.context), twice(one.style), twice(one.unknown)};
}

/// The last input channel of a network that knows the region; undefined for others.
at::Tensor mask_channel(const Condition& condition, const NetworkConfig& config) {
    if (!config.known_region)
        return {};
    const at::Tensor& labels = condition.labels;
    const auto options = labels.options().dtype(at::kFloat);
    return condition.unknown.defined() ? condition.unknown.to(options)
                                       : at::ones({1, 1, labels.size(2), labels.size(3)}, options);
}

at::Tensor call(SdmUNet& network, const Condition& condition, const at::Tensor& x, const at::Tensor& t) {
    std::vector<at::Tensor> parts{x};
    if (condition.context.defined())
        parts.push_back(condition.context);
    if (condition.unknown.defined())
        parts.push_back(condition.unknown);
    const at::Tensor input = parts.size() > 1 ? at::cat(parts, 1) : x;
    return network
        ->forward(input.contiguous(at::MemoryFormat::ChannelsLast), t, condition.labels, condition.style)
        .to(at::kFloat);
}

} // namespace

DenoiseFunction network_denoiser(SdmUNet network, Condition condition, double guidance) {
    condition.labels = condition.labels.contiguous(at::MemoryFormat::ChannelsLast);
    condition.unknown = mask_channel(condition, network->config());
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
