#pragma once

#include "checkpoint/checkpoint.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/nn/module.h>

namespace sinopia::test {

/// A network of a few thousand weights, stride 2, all of them drawn anew, the output convs too, so that every
/// input shows in the output.
inline NetworkConfig tiny_config(int classes = 4) {
    NetworkConfig config;
    config.image_size = 8;
    config.num_classes = classes;
    config.num_channels = 8;
    config.num_res_blocks = 1;
    config.channel_mult = {1, 1};
    config.attention_resolutions = {4};
    config.num_head_channels = 8;
    config.norm_groups = 4;
    config.spade_hidden = 8;
    return config;
}

inline LoadedStage tiny_stage(const NetworkConfig& config, std::uint64_t seed, Size trained = {8, 8}) {
    LoadedStage stage;
    stage.network = SdmUNet(config);
    const at::NoGradGuard no_gradients;
    at::Generator generator = at::detail::createCPUGenerator(seed);
    for (at::Tensor& parameter : stage.network->parameters())
        parameter.normal_(0, 0.15, generator);
    stage.diffusion.diffusion_steps = 100;
    stage.size = trained;
    return stage;
}

/// A model as load_model would give it for a lone weights file, or for a folder if `path` is one.
inline LoadedModel tiny_model(std::vector<LoadedStage> stages,
                              const std::filesystem::path& path = "tiny.pt") {
    LoadedModel model;
    model.manifest.name = "tiny";
    model.path = path;
    model.hash = "0123";
    model.stages = std::move(stages);
    return model;
}

/// Stripes of `classes` classes.
inline std::shared_ptr<const LabelMap> striped_map(Size size, int classes = 4) {
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = static_cast<ClassIndex>((x / 3 + y / 5) % classes);
    return std::make_shared<const LabelMap>(std::move(map));
}

} // namespace sinopia::test
