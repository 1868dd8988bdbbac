#include "jobs/training_presets.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {

namespace {

using nlohmann::json;

json network_of(Size size, int channels) {
    NetworkConfig network;
    network.image_size = std::min(size.width, size.height);
    network.channel_mult = default_multipliers(size);
    network.num_channels = channels;
    const json all = to_json(network);
    json chosen;
    for (const char* key :
         {"image_size", "channel_mult", "num_channels", "num_res_blocks", "attention_resolutions",
          "num_head_channels", "resblock_updown", "use_scale_shift_norm", "learn_sigma"})
        chosen[key] = all.at(key);
    return chosen;
}

std::string name_of(Size size) {
    return size.width == size.height ? std::to_string(size.width)
                                     : std::to_string(size.height) + "x" + std::to_string(size.width);
}

TrainingPreset original_network(Size size) {
    return {"sdm-" + name_of(size),
            "the original's network for " + text_of(size) +
                " pictures, 256 channels wide",
            "",
            {{"size", {size.width, size.height}}, {"network", network_of(size, 256)}}};
}

TrainingPreset small_network(int side) {
    const Size size{side, side};
    return {"small-" + name_of(size),
            "64 channels at " + name_of(size) + " pixels: for one processor or a small data set",
            "",
            {{"size", {side, side}},
             {"network", network_of(size, 64)},
             {"batch", 16},
             {"label_drop", 0.1},
             {"learning_rate", 1e-4}}};
}

/// A published recipe.
struct Recipe {
    const char* name;
    const char* title;
    Size size;
    int classes;
    bool instances;
    double learning_rate;
    const char* lr_flag;
};

constexpr Recipe recipes[] = {
    {"cityscapes", "Cityscapes", {512, 256}, 35, true, 1e-4, "1e-4"},
    {"ade20k", "ADE20K", {256, 256}, 151, false, 1e-4, "1e-4"},
    {"celeba", "CelebAMask-HQ", {256, 256}, 19, true, 2e-5, "2e-5"},
};

std::string flags_of(const Recipe& recipe, bool fine_tuning) {
    std::string flags = std::string("--data_dir ./data/") + recipe.name + " --dataset_mode " + recipe.name +
                        " --lr " + (fine_tuning ? "2e-5" : recipe.lr_flag) +
                        " --batch_size 4 --attention_resolutions 32,16,8 --diffusion_steps 1000 "
                        "--image_size 256 --learn_sigma True --noise_schedule linear --num_channels 256 "
                        "--num_head_channels 64 --num_res_blocks 2 --resblock_updown True --use_fp16 True "
                        "--use_scale_shift_norm True --use_checkpoint True --num_classes " +
                        std::to_string(recipe.classes) + " --class_cond True";
    if (!recipe.instances)
        flags += " --no_instance True";
    if (fine_tuning)
        flags += " --drop_rate 0.2 --resume_checkpoint model.pt";
    return flags;
}

TrainingPreset recipe_preset(const Recipe& recipe, bool fine_tuning) {
    json network = network_of(recipe.size, 256);
    network["num_classes"] = recipe.classes;
    network["no_instance"] = !recipe.instances;
    json options = {{"dataset", recipe.name},
                    {"size", {recipe.size.width, recipe.size.height}},
                    {"network", network},
                    {"diffusion",
                     {{"diffusion_steps", 1000},
                      {"noise_schedule", "linear"},
                      {"prediction", "epsilon"},
                      {"variance", "learned_range"},
                      {"loss", "mse"}}},
                    {"batch", 32},
                    {"learning_rate", fine_tuning ? 2e-5 : recipe.learning_rate},
                    {"warmup", 0},
                    {"weight_decay", 0.0},
                    {"clip_norm", 0.0},
                    {"ema_rate", 0.9999},
                    {"ema_warmup", false},
                    {"label_drop", fine_tuning ? 0.2 : 0.0},
                    {"lambda_vlb", 1.0},
                    {"save_every", 10000},
                    {"log_every", 10}};
    return {recipe.name + std::string(fine_tuning ? "-finetune" : ""),
            std::string("the original's recipe for ") + recipe.title +
                (fine_tuning ? ", second stage: from a trained model, labels dropped for guidance"
                             : ", first stage: no labels dropped"),
            flags_of(recipe, fine_tuning), options};
}

std::vector<TrainingPreset> make_presets() {
    std::vector<TrainingPreset> presets;
    for (const int side : {32, 64, 128, 256, 512})
        presets.push_back(original_network({side, side}));
    presets.push_back(original_network({512, 256}));
    for (const int side : {64, 128})
        presets.push_back(small_network(side));
    for (const bool fine_tuning : {false, true})
        for (const Recipe& recipe : recipes)
            presets.push_back(recipe_preset(recipe, fine_tuning));
    return presets;
}

} // namespace

const std::vector<TrainingPreset>& training_presets() {
    static const std::vector<TrainingPreset> presets = make_presets();
    return presets;
}

const TrainingPreset& training_preset(std::string_view name) {
    std::string names;
    for (const TrainingPreset& preset : training_presets()) {
        if (preset.name == name)
            return preset;
        names += (names.empty() ? "" : ", ") + preset.name;
    }
    throw Error("There is no training preset \"" + std::string(name) + "\"; choose one of " + names + ".");
}

TrainingOptions with_preset(const TrainingOptions& base, const TrainingPreset& preset) {
    json options = to_json(base);
    options.merge_patch(preset.options);
    return training_options_from_json(options);
}

std::span<const DiffusersPreset> diffusers_presets() {
    static const std::vector<DiffusersPreset> presets = {
        {32, 64, {128, 256, 384, 512}, "Conv DA DA DA", "UA UA UA Conv", 71449606},
        {48, 48, {128, 256, 384, 512}, "Conv DA DA DA", "UA UA UA Conv", 71449606},
        {64, 64, {128, 256, 384, 512}, "Conv DA DA DA", "UA UA UA Conv", 71449606},
        {128, 128, {128, 128, 256, 384, 512}, "Conv D DA DA DA", "UA UA UA U Conv", 75568774},
        {256, 256, {128, 128, 256, 256, 512, 512}, "Conv D D DA DA DA", "UA UA UA U U Conv", 100900742},
        {512,
         512,
         {64, 128, 128, 256, 256, 512, 512},
         "Conv D D D DA DA DA",
         "UA UA UA U U U Conv",
         96121094},
    };
    return presets;
}

json to_json(const TrainingPreset& preset) {
    return {{"name", preset.name},
            {"summary", preset.summary},
            {"original_flags", preset.original_flags},
            {"options", preset.options}};
}

json to_json(const DiffusersPreset& preset) {
    return {{"size", preset.size},
            {"img_size", preset.img_size},
            {"block_out_channels", preset.block_out_channels},
            {"down_blocks", preset.down_blocks},
            {"up_blocks", preset.up_blocks},
            {"parameters", preset.parameters}};
}

} // namespace sinopia
