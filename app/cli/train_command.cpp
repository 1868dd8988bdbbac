#include "app/cli/train_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/progress.h"
#include "app/cli/project_pairs.h"
#include "app/cli/stop.h"
#include "app/cli/together.h"
#include "app/cli/train_options.h"
#include "app/cli/train_segmenter.h"
#include "app/cli/trial_output.h"
#include "base/error.h"
#include "jobs/training_presets.h"
#include "training/progress_log.h"
#include "training/run_folder.h"
#include "training/run_manifest.h"
#include "training/trainer.h"
#include "training/trial.h"

#include <cstdio>
#include <fstream>

namespace sinopia::cli {

namespace {

using nlohmann::json;


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

/// The pairs of the dataset `project`.
std::shared_ptr<const PairSource> project_pairs(const TrainingOptions& training) {
    if (training.dataset != "project" || training.data.empty())
        return {};
    return std::make_shared<const ProjectPairs>(training.data);
}

/// The first process looks at the run folder and decides for all.
TrainingOptions decide_together(const Options& options, Processes& processes) {
    json decided;
    if (processes.first())
        decided = to_json(decide(options));
    return training_options_from_json(shared(decided, processes));
}

TrainingData open_data(TrainingOptions& training, const Options& options) {
    TrainingData data = open_training_data(training, project_pairs(training));
    fit_network(training, data, options.on("style") || !training.network.style_sizes.empty());
    return data;
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

int run_training(const Options& options, Processes& processes) {
    TrainingOptions training = decide_together(options, processes);
    const TrainingData data = open_data(training, options);

    const std::string mode = processes.first() ? options.text("progress") : "none";
    Progress shown(progress_mode_from_string(mode), "training");
    TrainingHooks hooks;
    hooks.on_step = [&](const TrainingProgress& progress) {
        shown.update(progress.step, training.steps, progress.seconds_left, loss_note(progress),
                     to_json(progress));
    };
    const TrainingEnd end = train(training, data, hooks, stop_token(), processes);
    shown.finish();
    return end == TrainingEnd::done ? exit_done : exit_stopped;
}

/// What keeps the trial itself from starting is a problem to report, too.
TrialReport trial_report(const Options& options) {
    const char* at_fault = "";
    try {
        TrainingOptions training = decide(options);
        at_fault = "data";
        const TrainingData data = open_data(training, options);
        at_fault = "";
        return try_training(training, data, stop_token());
    } catch (const Error& error) {
        TrialReport report;
        report.problems.push_back({at_fault, error.what()});
        return report;
    }
}

int dry_run(const Options& options) {
    const TrialReport report = trial_report(options);
    if (options.on("json"))
        std::printf("%s\n", to_json(report).dump().c_str());
    else
        print_trial(report);
    return report.problems.empty() ? exit_done : exit_input;
}

} // namespace

int train_command(int argc, char** argv) {
    Options options("train", "Trains a network on pairs of picture and label map, or goes on with a run.");
    declare_training_options(options);
    declare_segmenter_options(options);
    options.section("Trial");
    options.flag("dry-run",
                 "only check options and data and tell what time, memory and disk the run will take");
    if (!options.parse(argc, argv))
        return exit_done;
    if (options.on("list-presets"))
        return list_presets(options.on("json"));
    if (options.on("segmenter"))
        return train_segmenter_run(options);
    if (options.given("publish"))
        throw Error("--publish goes with --segmenter; a generator's weights are published by `convert`");
    if (options.on("json") && !options.on("dry-run"))
        throw Error("--json goes with --dry-run; a run's progress as JSON is --progress json");
    if (options.on("dry-run"))
        return dry_run(options);
    return run_together("train", [&](Processes& processes) { return run_training(options, processes); });
}

} // namespace sinopia::cli
