#include "training/step_condition.h"

#include "conditioning/modulated_norm.h"
#include "conditioning/one_hot.h"
#include "diffusion/over_context.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "training/trained_convolution.h"

#include <ATen/ATen.h>

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

namespace {

bool by_patches(const TrainingOptions& options) {
    return !options.plain_label_path && options.network.label_path == LabelPath::per_layer;
}

/// Where dense levels are convolved by trained_convolution, they are so early on.
double dense_share(const TrainingOptions& options, c10::Device device) {
    constexpr double in_kernels = 0.3;
    return device.is_cpu() && choose_dtype(options.precision, device) == at::kFloat
               ? in_kernels
               : LabelPatches::usual_dense_share;
}

at::Tensor convolve_labels(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    return trained_convolution(x, weight, bias, false, {});
}

/// `patches` may be null: SPADE as it is written.
FusedLayers fused_layers(std::shared_ptr<const LabelPatches> patches) {
    FusedLayers layers;
    layers.convolve = trained_convolution;
    layers.norm_silu = [](const at::Tensor& h, int groups, const at::Tensor& weight, const at::Tensor& bias,
                          const at::Tensor& scale_shift) {
        return modulated_norm_silu(h, groups, affine_modulation(weight, bias), scale_shift);
    };
    if (patches)
        layers.spade_silu = [patches](const at::Tensor& h, int groups, const LabelPathWeights& weights,
                                      std::size_t level, const at::Tensor& scale_shift) {
            return modulated_norm_silu(h, groups, patches->modulation(weights, level, convolve_labels),
                                       scale_shift);
        };
    return layers;
}

} // namespace

StepCondition make_step_condition(const TrainingOptions& options, std::optional<ClassIndex> ignore,
                                  const Batch& batch, const StepDraws& draws, const BatchPart& part,
                                  c10::Device device) {
    const auto of = [&](const at::Tensor& tensor) { return part.of(tensor, device); };
    const std::optional<int> ignored = ignore ? std::optional<int>(*ignore) : std::nullopt;
    const at::Tensor instances = options.network.no_instance ? at::Tensor()
                                 : batch.instances.defined() ? batch.instances
                                                             : batch.labels;
    StepCondition made;
    if (by_patches(options)) {
        const auto rows = [&](const at::Tensor& all) { return part.of(all, at::kCPU); };
        made.patches = std::make_shared<LabelPatches>(
            label_symbols(rows(batch.labels), options.network.num_classes, ignored,
                          instances.defined() ? rows(instances) : instances, rows(draws.keep_labels)),
            static_cast<int>(options.network.multipliers().size()), options.network.patch_size, device,
            dense_share(options, device));
    } else {
        made.y = one_hot(of(batch.labels), options.network.num_classes, ignored);
        if (instances.defined())
            made.y = at::cat({made.y, instance_edges(of(instances))}, 1);
        made.y = made.y * of(draws.keep_labels).to(at::kFloat).view({part.count, 1, 1, 1});
        made.y = made.y.contiguous(at::MemoryFormat::ChannelsLast);
    }
    if (!options.network.style_sizes.empty() && batch.style.defined())
        made.style = of(batch.style) * of(draws.keep_style).to(at::kLong);
    if (options.super_resolution)
        made.context =
            super_resolution_context(of(batch.pictures), of(draws.context_noise), of(draws.context_blur));
    if (options.network.known_region)
        made.unknown = of(draws.unknown);
    return made;
}

DenoiseFunction denoise_with(SdmUNet& network, const StepCondition& condition, const TrainingOptions& options,
                             c10::Device device, c10::ScalarType dtype) {
    const bool fused = !options.plain_label_path;
    const auto denoise = [&network, condition, fused, device, dtype](const at::Tensor& x,
                                                                     const at::Tensor& timesteps) {
        const Autocast autocast(device, dtype);
        network->set_fused_layers(fused ? fused_layers(condition.patches) : FusedLayers());
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
    return over_context(denoise, options.diffusion.prediction, condition.context);
}

} // namespace sinopia
