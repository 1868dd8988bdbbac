#pragma once

#include "evaluation/segmenter_training.h"
#include "support/tiny_training.h"

namespace sinopia::test {

/// A segmenter's training that takes milliseconds a step: two classes at 16x16.
inline TrainingOptions tiny_segmenter(const std::filesystem::path& output) {
    TrainingOptions options = segmenter_defaults();
    options.output = output;
    options.size = {16, 16};
    options.network.num_classes = 2;
    options.network.num_channels = 8;
    options.network.channel_mult = {1, 2};
    options.network.num_head_channels = 8;
    options.network.norm_groups = 4;
    options.batch = 4;
    options.steps = 6;
    options.save_every = 100;
    options.warmup = 2;
    options.lr_steps = 0;
    options.learning_rate = 1e-2;
    options.ema_rate = 0.9;
    options.random_crop = false;
    options.loader_threads = 0;
    options.seed = 3;
    return options;
}

} // namespace sinopia::test
