#include "training/condition.h"

#include "conditioning/one_hot.h"
#include "diffusion/over_context.h"
#include "runtime/autocast.h"

#include <torch/torch.h>

namespace sinopia {

at::Tensor BatchPart::of(const at::Tensor& tensor, c10::Device device) const {
    return tensor.narrow(0, from, count).to(device);
}

at::Tensor super_resolution_context(const at::Tensor& pictures, const at::Tensor& noise,
                                    const at::Tensor& blur) {
    at::Tensor small = at::avg_pool2d(pictures, {2, 2});
    if (blur.defined())
        small = small.lerp(at::avg_pool2d(at::replication_pad2d(small, {1, 1, 1, 1}), {3, 3}, {1, 1}), blur);
    return at::upsample_bilinear2d(small + noise, {pictures.size(2), pictures.size(3)}, false);
}

Condition make_condition(const TrainingOptions& options, std::optional<ClassIndex> ignore, const Batch& batch,
                         const StepDraws& draws, const BatchPart& part, c10::Device device) {
    const auto of = [&](const at::Tensor& tensor) { return part.of(tensor, device); };
    const std::optional<int> ignored = ignore ? std::optional<int>(*ignore) : std::nullopt;
    Condition made;
    made.y = one_hot(of(batch.labels), options.network.num_classes, ignored);
    if (!options.network.no_instance)
        made.y = at::cat(
            {made.y, instance_edges(of(batch.instances.defined() ? batch.instances : batch.labels))}, 1);
    made.y = made.y * of(draws.keep_labels).to(at::kFloat).view({part.count, 1, 1, 1});
    made.y = made.y.contiguous(at::MemoryFormat::ChannelsLast);
    if (!options.network.style_sizes.empty() && batch.style.defined())
        made.style = of(batch.style) * of(draws.keep_style).to(at::kLong);
    if (options.super_resolution)
        made.context =
            super_resolution_context(of(batch.pictures), of(draws.context_noise), of(draws.context_blur));
    if (options.network.known_region)
        made.unknown = of(draws.unknown);
    return made;
}

DenoiseFunction denoise_with(SdmUNet& network, const Condition& condition, Prediction prediction,
                             c10::Device device, c10::ScalarType dtype) {
    const auto denoise = [&network, condition, device, dtype](const at::Tensor& x,
                                                              const at::Tensor& timesteps) {
        const Autocast autocast(device, dtype);
        std::vector<at::Tensor> parts{x};
        if (condition.context.defined())
            parts.push_back(condition.context);
        if (condition.unknown.defined())
            parts.push_back(condition.unknown.to(x.scalar_type()));
        const at::Tensor input = parts.size() > 1 ? at::cat(parts, 1) : x;
        return network
            ->forward(input.contiguous(at::MemoryFormat::ChannelsLast), timesteps, condition.y,
                      condition.style)
            .to(at::kFloat);
    };
    return over_context(denoise, prediction, condition.context);
}

} // namespace sinopia
