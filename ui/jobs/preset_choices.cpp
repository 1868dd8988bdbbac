#include "ui/jobs/preset_choices.h"

#include <QCoreApplication>

#include <array>

namespace sinopia {
namespace {

using Json = nlohmann::json;

// The small ones are the bundled model's recipe, grown. The original's networks: arXiv 2207.00050, its
// training scripts; the widths of the levels follow from the size.
constexpr PresetChoice presets[] = {
    {"small", QT_TRANSLATE_NOOP("TrainingPresets", "Small, 64 × 64"),
     QT_TRANSLATE_NOOP(
         "TrainingPresets",
         "From a hundred pairs, on any processor: first pictures within an hour, good ones over night."),
     R"({"size": [64, 64], "batch": 16, "steps": 20000, "save_every": 1000, "judge_every": 250, "sample_every": 500,
         "learning_rate": 3e-4, "warmup": 200, "weight_decay": 1e-3, "beta2": 0.99, "ema_rate": 0.999,
         "label_drop": 0.15,
         "network": {"num_channels": 48, "channel_mult": "1,2,3", "num_res_blocks": 1, "patch_size": 2,
                     "attention_resolutions": "8", "num_head_channels": 16, "norm_groups": 8, "spade_hidden": 48,
                     "label_path": "shared_trunk", "spade_placement": "second", "resblock_updown": false},
         "diffusion": {"noise_schedule": "cosine", "prediction": "v", "variance": "fixed_large"}})"},
    {"medium", QT_TRANSLATE_NOOP("TrainingPresets", "Medium, 128 × 128"),
     QT_TRANSLATE_NOOP(
         "TrainingPresets",
         "From a thousand pairs, on a graphics card in hours, or on a many-core processor in days."),
     R"({"size": [128, 128], "batch": 16, "steps": 100000, "save_every": 2000, "judge_every": 500,
         "sample_every": 1000, "learning_rate": 2e-4, "warmup": 500, "weight_decay": 1e-3, "beta2": 0.99,
         "ema_rate": 0.9995, "label_drop": 0.15,
         "network": {"num_channels": 64, "channel_mult": "1,2,3,4", "num_res_blocks": 2, "patch_size": 2,
                     "attention_resolutions": "16,8", "num_head_channels": 32, "norm_groups": 32,
                     "spade_hidden": 64, "label_path": "shared_trunk"},
         "diffusion": {"noise_schedule": "cosine", "prediction": "v", "variance": "fixed_large"}})"},
    {"large", QT_TRANSLATE_NOOP("TrainingPresets", "Large, 256 × 256"),
     QT_TRANSLATE_NOOP("TrainingPresets",
                       "From several thousand pairs, on a graphics card with 16 GB or more, in days."),
     R"({"size": [256, 256], "batch": 16, "steps": 300000, "save_every": 5000, "judge_every": 1000,
         "sample_every": 2500, "warmup": 1000, "beta2": 0.99, "label_drop": 0.15, "precision": "auto",
         "network": {"num_channels": 128, "channel_mult": "1,2,3,4,4", "num_res_blocks": 2, "patch_size": 2,
                     "attention_resolutions": "32,16,8", "num_head_channels": 64, "norm_groups": 32,
                     "spade_hidden": 128, "label_path": "shared_trunk"},
         "diffusion": {"noise_schedule": "cosine", "prediction": "v", "variance": "fixed_large",
                       "schedule_shift": 2.0}})"},
    {"original-64", QT_TRANSLATE_NOOP("TrainingPresets", "Original network, 64 × 64"),
     QT_TRANSLATE_NOOP("TrainingPresets",
                       "The network of the paper at a small size, to compare with it; on a graphics card."),
     R"({"size": [64, 64], "batch": 16, "steps": 300000, "label_drop": 0.0, "judge_every": 1000,
         "sample_every": 5000, "clip_norm": 0.0, "ema_warmup": false,
         "network": {"num_channels": 256, "channel_mult": ""}})"},
    {"original-256", QT_TRANSLATE_NOOP("TrainingPresets", "Original network, 256 × 256"),
     QT_TRANSLATE_NOOP(
         "TrainingPresets",
         "ADE20K and CelebA in the paper: 660 million weights, on graphics cards with 40 GB, in weeks."),
     R"({"size": [256, 256], "batch": 16, "steps": 300000, "label_drop": 0.0, "judge_every": 2000,
         "sample_every": 5000, "clip_norm": 0.0, "ema_warmup": false,
         "network": {"num_channels": 256, "channel_mult": ""}})"},
    {"original-256x512", QT_TRANSLATE_NOOP("TrainingPresets", "Original network, 512 × 256"),
     QT_TRANSLATE_NOOP(
         "TrainingPresets",
         "Cityscapes in the paper: twice as wide as high, on graphics cards with 80 GB, in weeks."),
     R"({"size": [512, 256], "batch": 16, "steps": 300000, "label_drop": 0.0, "judge_every": 2000,
         "sample_every": 5000, "clip_norm": 0.0, "ema_warmup": false,
         "network": {"num_channels": 256, "channel_mult": ""}})"},
    {"fine-tune", QT_TRANSLATE_NOOP("TrainingPresets", "Original, second stage"),
     QT_TRANSLATE_NOOP(
         "TrainingPresets",
         "The paper's fine-tuning for guidance: from a trained model, with dropped labels and a small rate."),
     R"({"size": [256, 256], "batch": 16, "steps": 50000, "label_drop": 0.2, "learning_rate": 2e-5,
         "judge_every": 2000, "sample_every": 5000, "clip_norm": 0.0, "ema_warmup": false,
         "network": {"num_channels": 256, "channel_mult": ""}})"},
};

/// What a preset leaves alone.
constexpr std::array own_keys = {"dataset", "data", "label_template", "preprocess", "remap",         "output",
                                 "init",    "seed", "device",         "threads",    "loader_threads"};

} // namespace

std::span<const PresetChoice> preset_choices() {
    return presets;
}

TrainingOptions with_choice(const PresetChoice& preset, const TrainingOptions& own) {
    Json json = to_json(TrainingOptions());
    const Json mine = to_json(own);
    for (const char* key : own_keys)
        if (mine.contains(key))
            json[key] = mine[key];
    json.merge_patch(Json::parse(preset.options));
    TrainingOptions options = training_options_from_json(json);
    options.network.num_classes = own.network.num_classes;
    options.network.no_instance = own.network.no_instance;
    return options;
}

const PresetChoice& suitable_choice(std::size_t pairs, int side, bool graphics_card) {
    if (!graphics_card || pairs < 1000 || side < 128)
        return presets[0];
    return pairs < 5000 || side < 256 ? presets[1] : presets[2];
}

} // namespace sinopia
