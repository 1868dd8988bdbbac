#include "app/cli/train_segmenter.h"

#include "app/cli/exit_code.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "app/cli/train_options.h"
#include "base/error.h"
#include "evaluation/segmenter_folder.h"
#include "evaluation/segmenter_training.h"
#include "training/progress_log.h"
#include "training/run_folder.h"
#include "training/run_manifest.h"

#include <cstdio>

namespace sinopia::cli {

namespace {

/// Options of `train` that a segmenter's training cannot heed.
constexpr const char* foreign_options[] = {"preset",
                                           "config",
                                           "dry-run",
                                           "micro-batch",
                                           "judge-every",
                                           "sample-every",
                                           "init",
                                           "precision",
                                           "label-drop",
                                           "style-drop",
                                           "known-share",
                                           "lambda-vlb",
                                           "min-snr",
                                           "timestep-sampling",
                                           "dropout",
                                           "spade-hidden",
                                           "label-path",
                                           "spade",
                                           "diffusion-steps",
                                           "schedule",
                                           "schedule-shift",
                                           "prediction",
                                           "variance",
                                           "loss",
                                           "style",
                                           "checkpoint-activations",
                                           "plain-label-path",
                                           "super-resolution",
                                           "known-region",
                                           "learn-sigma",
                                           "no-learn-sigma",
                                           "plain-resampling",
                                           "additive-time",
                                           "instances"};

TrainingOptions decide_segmenter(const Options& options) {
    const std::filesystem::path run = options.path("output");
    if (options.on("resume") && is_used_run(run)) {
        const TrainingOptions recorded = recorded_options(run);
        return resumed_options(recorded, with_given(recorded, options));
    }
    TrainingOptions training = with_given(segmenter_defaults(), options);
    training.resume = options.on("resume");
    if (options.given("channels") || options.given("channel-mult"))
        fill_in(training, options); // norm groups and heads that divide them
    if (training.dataset == "landscape")
        training.random_crop = false; // rendered at the training size
    return training;
}

} // namespace

void declare_segmenter_options(Options& options) {
    options.section("Segmenter")
        .flag("segmenter", "train the network that judges pictures instead: see `evaluate`")
        .option("publish", "DIR", "with --segmenter: when done, a folder of its averaged weights in 16 bit")
        .option("license", "NAME", "with --publish: of the weights", "GPL-3.0-or-later");
}

int train_segmenter_run(const Options& options) {
    for (const char* name : foreign_options)
        if (options.given(name))
            throw Error(std::string("--") + name + " does not go with --segmenter; leave it out");
    TrainingOptions training = decide_segmenter(options);
    const TrainingData data = open_training_data(training);
    fit_network(training, data, false);

    Progress shown(progress_mode_from_string(options.text("progress")), "training");
    TrainingHooks hooks;
    hooks.on_step = [&](const TrainingProgress& progress) {
        char note[64];
        std::snprintf(note, sizeof note, "loss %.4f, %.1f samples/s", progress.loss,
                      progress.samples_per_second);
        shown.update(progress.step, training.steps, progress.seconds_left, note, to_json(progress));
    };
    const TrainingEnd end = train_segmenter(training, data, hooks, stop_token());
    shown.finish();
    if (end == TrainingEnd::stopped)
        return exit_stopped;
    if (options.given("publish"))
        publish_segmenter(training.output, options.path("publish"), options.text("license"));
    return exit_done;
}

} // namespace sinopia::cli
