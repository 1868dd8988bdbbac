#pragma once

#include "model/sdm_unet.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

namespace sinopia::test {

/// A network that runs in milliseconds: 16 channels, two levels, 8 groups, attention at the deeper one.
inline NetworkConfig small_config() {
    NetworkConfig config;
    config.image_size = 16;
    config.num_classes = 5;
    config.num_channels = 16;
    config.num_res_blocks = 1;
    config.channel_mult = {1, 2};
    config.attention_resolutions = {8};
    config.num_head_channels = 8;
    config.norm_groups = 8;
    config.spade_hidden = 12;
    return config;
}

inline at::Generator generator_of(std::uint64_t seed) {
    return at::detail::createCPUGenerator(seed);
}

/// The network with every parameter drawn anew, those that start at zero too, so that everything has an
/// effect.
inline SdmUNet random_network(const NetworkConfig& config, std::uint64_t seed = 1) {
    SdmUNet network(config);
    const at::NoGradGuard no_grad;
    at::Generator generator = generator_of(seed);
    for (at::Tensor& parameter : network->parameters()) {
        const double fan_in = parameter.dim() > 1 ? static_cast<double>(parameter[0].numel()) : 10;
        parameter.normal_(0, 1 / std::sqrt(fan_in), generator);
    }
    return network;
}

/// What a network is called with.
struct NetworkInput {
    at::Tensor x, timesteps, y;
};

inline NetworkInput input_for(const NetworkConfig& config, int count, int height, int width,
                              std::uint64_t seed = 2) {
    at::Generator generator = generator_of(seed);
    NetworkInput input;
    input.x = torch::randn({count, config.input_channels(), height, width}, generator);
    input.timesteps = torch::randint(0, 1000, {count}, generator, torch::kLong);
    const at::Tensor labels =
        torch::randint(0, config.label_channels(), {count, height, width}, generator, torch::kLong);
    input.y =
        torch::one_hot(labels, config.label_channels()).permute({0, 3, 1, 2}).to(torch::kFloat).contiguous();
    return input;
}

inline at::Tensor run(SdmUNet& network, const NetworkInput& input, const at::Tensor& style = {}) {
    return network->forward(input.x, input.timesteps, input.y, style);
}

} // namespace sinopia::test
