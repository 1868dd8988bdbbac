#include "app/cli/train_command.h"

#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "app/cli/train_options.h"
#include "base/error.h"
#include "jobs/training_presets.h"
#include "training/progress_log.h"
#include "training/run_folder.h"
#include "training/run_manifest.h"
#include "training/trainer.h"

#include <cstdio>
#include <fstream>

namespace sinopia::cli {

namespace {

using nlohmann::json;

constexpr int exit_done = 0;
constexpr int exit_stopped = 130;

TrainingOptions read_config(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(path.string() + ": the file cannot be read.");
    const json config = json::parse(in, nullptr, false);
    if (!config.is_object())
        throw Error(path.string() + ": is not a JSON object of training options.");
    return training_options_from_json(config);
}

/// Options and data of a run that starts.
TrainingOptions new_run(const Options& options) {
    TrainingOptions base = options.given("config") ? read_config(options.path("config")) : TrainingOptions{};
    if (options.given("preset"))
        base = with_preset(base, training_preset(options.text("preset")));
    TrainingOptions training = with_given(base, options);
    if (training.dataset == "landscape")
        training.random_crop = false; // rendered at the training size
    fill_in(training, options);
    return training;
}

TrainingOptions decide(const Options& options) {
    const std::filesystem::path run = options.path("output");
    if (!options.on("resume") || !is_used_run(run)) {
        TrainingOptions training = new_run(options);
        training.resume = options.on("resume");
        return training;
    }
    const TrainingOptions recorded = recorded_options(run);
    return resumed_options(recorded, with_given(recorded, options));
}

int list_presets(bool as_json) {
    if (as_json) {
        json presets = json::array(), diffusers = json::array();
        for (const TrainingPreset& preset : training_presets())
            presets.push_back(to_json(preset));
        for (const DiffusersPreset& preset : diffusers_presets())
            diffusers.push_back(to_json(preset));
        std::printf("%s\n", json{{"presets", presets}, {"diffusers", diffusers}}.dump().c_str());
        return exit_done;
    }
    for (const TrainingPreset& preset : training_presets())
        std::printf("  %-20s  %s\n", preset.name.c_str(), preset.summary.c_str());
    return exit_done;
}

std::string loss_note(const TrainingProgress& progress) {
    char text[64];
    std::snprintf(text, sizeof text, "loss %.4f, %.1f samples/s", progress.loss, progress.samples_per_second);
    return text;
}

} // namespace

int train_command(int argc, char** argv) {
    Options options("train", "Trains a network on pairs of picture and label map, or goes on with a run.");
    declare_training_options(options);
    if (!options.parse(argc, argv))
        return exit_done;
    if (options.on("list-presets"))
        return list_presets(options.on("json"));
    TrainingOptions training = decide(options);
    const TrainingData data = open_training_data(training);
    fit_network(training, data, options.on("style") || !training.network.style_sizes.empty());

    Progress shown(progress_mode_from_string(options.text("progress")), "training");
    TrainingHooks hooks;
    hooks.on_step = [&](const TrainingProgress& progress) {
        shown.update(progress.step, training.steps, progress.seconds_left, loss_note(progress),
                     to_json(progress));
    };
    const TrainingEnd end = train(training, data, hooks, stop_token());
    shown.finish();
    return end == TrainingEnd::done ? exit_done : exit_stopped;
}

} // namespace sinopia::cli
