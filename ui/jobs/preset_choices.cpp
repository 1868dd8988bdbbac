#include "ui/jobs/preset_choices.h"

#include "jobs/training_presets.h"

#include <QCoreApplication>

#include <array>

namespace sinopia {
namespace {

using Json = nlohmann::json;

struct OwnPreset {
    const char* id;
    const char* title;
    const char* sentence;
    const char* options;
};

// The bundled model's recipe, grown with the size.
constexpr OwnPreset own_presets[] = {
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
};

/// The command line's presets in a person's words.
struct PresetWords {
    const char* name;
    const char* title;
    const char* sentence;
};

constexpr auto original_sentence = QT_TRANSLATE_NOOP(
    "TrainingPresets", "The original's network, 256 channels wide: for a graphics card with much memory.");
constexpr auto first_stage_sentence = QT_TRANSLATE_NOOP(
    "TrainingPresets", "The original's published recipe, first stage: no labels are dropped.");
constexpr auto second_stage_sentence =
    QT_TRANSLATE_NOOP("TrainingPresets",
                      "The original's second stage: it goes on from a trained model (“Start from”) and drops "
                      "labels, which guidance needs.");

constexpr PresetWords preset_words[] = {
    {"sdm-32", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 32 × 32"), original_sentence},
    {"sdm-64", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 64 × 64"), original_sentence},
    {"sdm-128", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 128 × 128"), original_sentence},
    {"sdm-256", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 256 × 256"), original_sentence},
    {"sdm-512", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 512 × 512"), original_sentence},
    {"sdm-256x512", QT_TRANSLATE_NOOP("TrainingPresets", "As the original, 512 × 256"), original_sentence},
    {"small-64", QT_TRANSLATE_NOOP("TrainingPresets", "As the original but narrow, 64 × 64"),
     QT_TRANSLATE_NOOP("TrainingPresets", "64 channels wide: for one processor or few pairs.")},
    {"small-128", QT_TRANSLATE_NOOP("TrainingPresets", "As the original but narrow, 128 × 128"),
     QT_TRANSLATE_NOOP("TrainingPresets", "64 channels wide: for one processor or few pairs.")},
    {"cityscapes", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for Cityscapes"), first_stage_sentence},
    {"ade20k", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for ADE20K"), first_stage_sentence},
    {"celeba", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for CelebAMask-HQ"), first_stage_sentence},
    {"cityscapes-finetune", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for Cityscapes, second stage"),
     second_stage_sentence},
    {"ade20k-finetune", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for ADE20K, second stage"),
     second_stage_sentence},
    {"celeba-finetune", QT_TRANSLATE_NOOP("TrainingPresets", "Recipe for CelebAMask-HQ, second stage"),
     second_stage_sentence},
};

/// A preset that is not in the table keeps the command line's words.
PresetChoice choice_of(const TrainingPreset& preset, Json options) {
    for (const PresetWords& words : preset_words)
        if (preset.name == words.name)
            return {preset.name, words.title, words.sentence, std::move(options)};
    return {preset.name, preset.name, preset.summary, std::move(options)};
}

/// The command line's presets leave watching to the person.
constexpr int usual_judge_every = 1000, usual_sample_every = 2500;

/// What a preset leaves alone.
constexpr std::array own_keys = {"dataset", "data", "label_template", "preprocess", "remap",         "output",
                                 "init",    "seed", "device",         "threads",    "loader_threads"};

void keep_own(Json& json, const Json& mine) {
    for (const char* key : own_keys)
        if (mine.contains(key))
            json[key] = mine[key];
}

std::vector<PresetChoice> make_choices() {
    std::vector<PresetChoice> choices;
    for (const OwnPreset& own : own_presets)
        choices.push_back({own.id, own.title, own.sentence, Json::parse(own.options)});
    for (const TrainingPreset& preset : training_presets()) {
        Json options = preset.options;
        options["judge_every"] = usual_judge_every;
        options["sample_every"] = usual_sample_every;
        choices.push_back(choice_of(preset, std::move(options)));
    }
    return choices;
}

} // namespace

const std::vector<PresetChoice>& preset_choices() {
    static const std::vector<PresetChoice> choices = make_choices();
    return choices;
}

TrainingOptions with_choice(const PresetChoice& preset, const TrainingOptions& own) {
    Json json = to_json(TrainingOptions());
    json.merge_patch(preset.options);
    keep_own(json, to_json(own));
    TrainingOptions options = training_options_from_json(json);
    options.network.num_classes = own.network.num_classes;
    options.network.style_sizes = own.network.style_sizes;
    return options;
}

const PresetChoice& suitable_choice(std::size_t pairs, int side, bool graphics_card) {
    const std::vector<PresetChoice>& choices = preset_choices();
    if (!graphics_card || pairs < 1000 || side < 128)
        return choices[0];
    return pairs < 5000 || side < 256 ? choices[1] : choices[2];
}

} // namespace sinopia
