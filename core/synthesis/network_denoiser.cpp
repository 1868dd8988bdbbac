#include "synthesis/network_denoiser.h"

#include "diffusion/guidance.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros_like.h>

namespace sinopia {

namespace {

/// The last input channel of a network that knows the region; undefined for others.
at::Tensor mask_channel(const Condition& condition, const NetworkConfig& config) {
    if (!config.known_region)
        return {};
    const at::Tensor& labels = condition.labels;
    const auto options = labels.options().dtype(at::kFloat);
    return condition.unknown.defined() ? condition.unknown.to(options)
                                       : at::ones({1, 1, labels.size(2), labels.size(3)}, options);
}

} // namespace

DenoiseFunction network_denoiser(SdmUNet network, Condition condition, const Guidance& guidance,
                                 std::shared_ptr<KeptEngine> kept, std::stop_token stop) {
    const NetworkConfig& config = network->config();
    const std::vector<at::Tensor> alone{condition.labels};
    std::vector<at::Tensor> maps = alone;
    if (guidance.is_on())
        maps.push_back(at::zeros_like(condition.labels));
    if (!kept)
        kept = std::make_shared<KeptEngine>();
    const auto call_of = [condition, stop, mask = mask_channel(condition, config)](
                             const std::shared_ptr<Engine>& engine, const at::Tensor& x, const at::Tensor& t) {
        std::vector<at::Tensor> parts{x};
        for (const at::Tensor& part : {condition.context, mask})
            if (part.defined())
                parts.push_back(part);
        return engine->forward(parts.size() > 1 ? at::cat(parts, 1) : x, t, condition.style, stop);
    };
    // Outside the interval there is one branch less to compute.
    const std::shared_ptr<Engine> plain =
        guidance.is_on() && guidance.always() ? nullptr : kept->over(network, alone);
    const std::shared_ptr<Engine> paired = guidance.is_on() ? kept->over(network, maps) : nullptr;
    const auto conditional = [call_of, plain](const at::Tensor& x, const at::Tensor& t) {
        return call_of(plain, x, t);
    };
    const auto both = [call_of, paired](const at::Tensor& x, const at::Tensor& t) {
        const at::Tensor out = call_of(paired, x, t); // [2,C,H,W]
        return std::pair{out.narrow(0, 0, 1), out.narrow(0, 1, 1)};
    };
    return guided(conditional, both, guidance, config.in_channels);
}

} // namespace sinopia
