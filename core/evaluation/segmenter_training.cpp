#include "evaluation/segmenter_training.h"

#include "base/error.h"
#include "base/log.h"
#include "base/memory_use.h"
#include "evaluation/segmenter_checkpoint.h"
#include "runtime/device.h"
#include "training/run_manifest.h"
#include "training/run_record.h"
#include "training/schedule.h"
#include "training/training_setup.h"

#include <ATen/ATen.h>

#include <chrono>

namespace sinopia {

namespace {

using SegmenterClock = std::chrono::steady_clock;

constexpr int most_bad_steps = 5;
constexpr int weighed_pairs = 256;

/// The classes' weights by the first pairs of the run, which a resumed run reads again.
at::Tensor weights_of_first_pairs(const TrainingOptions& options, const TrainingData& data) {
    LoaderOptions reading = training_loader(options, data, Share{0, options.batch});
    reading.threads = 0;
    const Loader loader(data.source, reading);
    std::vector<at::Tensor> labels;
    for (int i = 0; i * options.batch < weighed_pairs; ++i)
        labels.push_back(loader.make(i).labels);
    return balancing_weights(at::cat(labels), options.network.num_classes);
}

ModelManifest segmenter_run_manifest(const TrainingOptions& options, const LabelSet& labels) {
    ModelManifest manifest = run_manifest(options, labels, {});
    manifest.description =
        "Tells the classes of a picture's pixels. Trained by sinopia-cli train --segmenter.";
    manifest.stages.front().role = "segmenter";
    manifest.stages.front().diffusion = nlohmann::json::object();
    manifest.defaults = nlohmann::json::object();
    return manifest;
}

/// What train_segmenter keeps between its steps.
class SegmenterRun {
  public:
    SegmenterRun(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks)
        : options_(options), data_(data), hooks_(hooks), record_(options, hooks),
          learner_(options, weights_of_first_pairs(options, data)) {
        if (const auto newest = options.resume ? record_.checkpoints().newest() : std::nullopt) {
            step_ = last_saved_ = load_segmenter_checkpoint(*newest, learner_);
            spdlog::info("Going on at step {}.", step_);
        }
        first_step_ = step_;
        record_.start(segmenter_run_manifest(options, data.source->labels()), step_);
    }

    TrainingEnd loop(std::stop_token stop);
    void fail(const std::string& why) { record_.event("failed", step_, {{"reason", why}}); }

  private:
    bool is_to_stop(std::stop_token stop);
    void one_step(Loader& loader, std::stop_token stop);
    void report(const SegmenterStep& result, double waited);
    void save();
    void judge();

    const TrainingOptions& options_;
    const TrainingData& data_;
    const TrainingHooks& hooks_;
    RunRecord record_;
    SegmenterLearner learner_;
    Batch held_out_;
    long long step_ = 0, first_step_ = 0, last_saved_ = -1;
    int bad_steps_ = 0;
    SegmenterClock::time_point started_ = SegmenterClock::now();
};

bool SegmenterRun::is_to_stop(std::stop_token stop) {
    const std::set<ControlRequest> requests = record_.folder().take_requests();
    if (requests.contains(ControlRequest::save))
        save();
    return stop.stop_requested() || requests.contains(ControlRequest::stop);
}

void SegmenterRun::one_step(Loader& loader, std::stop_token stop) {
    const Batch batch = loader.next(stop);
    const SegmenterStep result = learner_.step(batch, step_);
    ++step_;
    bad_steps_ = result.finite ? 0 : bad_steps_ + 1;
    if (!result.finite)
        record_.event("skipped", step_, {{"reason", "the loss or its gradient was not finite"}});
    if (bad_steps_ >= most_bad_steps)
        throw Failure("Step " + std::to_string(step_) +
                      ": five steps in a row were not finite; lower the learning rate in a new run.");
    report(result, loader.waited());
}

void SegmenterRun::report(const SegmenterStep& result, double waited) {
    const double seconds = std::chrono::duration<double>(SegmenterClock::now() - started_).count();
    const double steps_per_second = static_cast<double>(step_ - first_step_) / std::max(seconds, 1e-9);
    TrainingProgress progress;
    progress.step = step_;
    progress.loss = result.loss;
    progress.gradient_norm = result.gradient_norm;
    progress.learning_rate = learning_rate_at(options_, step_ - 1);
    progress.samples_per_second = steps_per_second * options_.batch;
    progress.seconds_left = static_cast<double>(options_.steps - step_) / std::max(steps_per_second, 1e-9);
    progress.memory_mib = static_cast<double>(resident_memory()) / (1 << 20);
    progress.loader_wait = waited / std::max(seconds, 1e-9);
    if (result.finite && (step_ % options_.log_every == 0 || step_ == options_.steps))
        record_.progress(progress);
    if (hooks_.on_step)
        hooks_.on_step(progress);
}

void SegmenterRun::judge() {
    if (data_.held_out_count == 0)
        return;
    if (!held_out_.pictures.defined())
        held_out_ = held_out_batch(options_, data_, data_.held_out_count);
    const ConfusionMatrix matrix = learner_.judge(held_out_);
    double right = 0;
    for (int c = 0; c < matrix.classes(); ++c)
        right += static_cast<double>(matrix.count(c, c));
    record_.event("held_out", step_,
                  {{"miou", mean_iou(matrix, counted_classes(matrix))},
                   {"pixel_accuracy", right / std::max(1.0, static_cast<double>(matrix.pixels()))}});
}

void SegmenterRun::save() {
    if (last_saved_ == step_)
        return;
    judge();
    const auto folder = save_segmenter_checkpoint(record_.folder().checkpoints(), learner_, step_);
    last_saved_ = step_;
    record_.event("saved", step_, {{"checkpoint", folder.filename().string()}});
}

TrainingEnd SegmenterRun::loop(std::stop_token stop) {
    Loader loader(data_.source, training_loader(options_, data_, Share{0, options_.batch}), step_);
    started_ = SegmenterClock::now();
    while (step_ < options_.steps) {
        try {
            if (is_to_stop(stop))
                throw Stopped();
            one_step(loader, stop);
        } catch (const Stopped&) {
            save();
            record_.event("stopped", step_);
            return TrainingEnd::stopped;
        }
        if (step_ % options_.save_every == 0 && bad_steps_ == 0)
            save();
    }
    save();
    record_.event("done", step_);
    return TrainingEnd::done;
}

} // namespace

TrainingOptions segmenter_defaults() {
    TrainingOptions options;
    options.dataset = "landscape";
    options.network.image_size = 64;
    options.network.patch_size = 2;
    options.network.num_channels = 24;
    options.network.channel_mult = {1, 2, 4};
    options.network.num_res_blocks = 1;
    options.network.num_head_channels = 24;
    options.network.norm_groups = 8;
    options.network.learn_sigma = false;
    options.diffusion.variance = VarianceType::fixed_large; // goes with learn_sigma; nothing is diffused
    options.batch = 8;
    options.steps = 4000;
    options.lr_steps = 4000;
    options.save_every = 250;
    options.learning_rate = 1.5e-3;
    options.warmup = 100;
    options.weight_decay = 1e-2;
    options.beta2 = 0.99;
    options.ema_rate = 0.998;
    options.precision = "fp32";
    return options;
}

std::vector<std::string> segmenter_problems(const TrainingOptions& options) {
    std::vector<std::string> found;
    if (options.network.context_channels > 0 || options.network.known_region)
        found.push_back("a segmenter sees one picture: context and known regions are none of it");
    if (options.precision != "fp32")
        found.push_back("a segmenter is trained in fp32");
    return found;
}

TrainingEnd train_segmenter(const TrainingOptions& options, const TrainingData& data,
                            const TrainingHooks& hooks, std::stop_token stop) {
    check_training(options, data);
    if (const auto problems = segmenter_problems(options); !problems.empty())
        throw Error("The training options do not fit together: " + problems.front() + ".");
    use_threads(options.threads);
    SegmenterRun run(options, data, hooks);
    try {
        return run.loop(stop);
    } catch (const std::exception& error) {
        run.fail(error.what());
        throw;
    }
}

} // namespace sinopia
