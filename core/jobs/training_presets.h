#pragma once

#include "jobs/training.h"

#include <span>
#include <string_view>

namespace sinopia {

/// A named starting point of a training: values that go over the options, which a person may change after.
struct TrainingPreset {
    std::string name;
    std::string summary;
    std::string original_flags; ///< of a published recipe: its command line in the original code, else empty
    nlohmann::json options;     ///< the changed fields, as to_json(TrainingOptions) names them
};

/// In the order to show them:
///   sdm-32 ... sdm-512, sdm-256x512: the original's network at that size, 256 channels wide
///   small-64, small-128: 64 channels, for one processor or a small data set
///   cityscapes, ade20k, celeba: the original's published recipes (its scripts), batch 4 on each of 8 GPUs as
///     one batch of 32; its fp16 and activation checkpointing stay choices of the machine
///   cityscapes-finetune, ...: the second stage of each: label drop 0.2, learning rate 2e-5; needs `init`
/// The original has no script for Cityscapes: its flags are those of the others with the data set's classes.
const std::vector<TrainingPreset>& training_presets();

/// Throws Error that lists the names where there is none of this one.
const TrainingPreset& training_preset(std::string_view name);

TrainingOptions with_preset(const TrainingOptions& base, const TrainingPreset& preset);

/// The networks of the diffusers community variant of SDM, as its get_config gives them; to compare, not to
/// train here. Block types: Conv, D (down), U (up), A after either: with attention.
struct DiffusersPreset {
    int size;
    int img_size; ///< the field of this name in the configuration
    std::vector<int> block_out_channels;
    std::string_view down_blocks, up_blocks;
    long long parameters; ///< from 3 to 6 channels with 19 classes
};
std::span<const DiffusersPreset> diffusers_presets();

nlohmann::json to_json(const TrainingPreset& preset);
nlohmann::json to_json(const DiffusersPreset& preset);

} // namespace sinopia
