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

DenoiseFunction network_denoiser(SdmUNet network, Condition condition, double guidance,
                                 std::shared_ptr<KeptEngine> kept, std::stop_token stop) {
    const NetworkConfig& config = network->config();
    std::vector<at::Tensor> maps{condition.labels};
    if (guidance > 1.0)
        maps.push_back(at::zeros_like(condition.labels));
    if (!kept)
        kept = std::make_shared<KeptEngine>();
    const std::shared_ptr<Engine> engine = kept->over(network, maps);
    const auto call = [engine, condition, stop, mask = mask_channel(condition, config)](const at::Tensor& x,
                                                                                        const at::Tensor& t) {
        std::vector<at::Tensor> parts{x};
        for (const at::Tensor& part : {condition.context, mask})
            if (part.defined())
                parts.push_back(part);
        return engine->forward(parts.size() > 1 ? at::cat(parts, 1) : x, t, condition.style, stop);
    };
    const auto both = [call](const at::Tensor& x, const at::Tensor& t) {
        const at::Tensor out = call(x, t); // [2,C,H,W]
        return std::pair{out.narrow(0, 0, 1), out.narrow(0, 1, 1)};
    };
    return guided(call, both, guidance, config.in_channels);
}

} // namespace sinopia
