#include "training/trainer.h"

#include "base/error.h"
#include "base/log.h"
#include "data/loader.h"
#include "runtime/device.h"
#include "training/checkpoint_folder.h"
#include "training/initial_weights.h"
#include "training/progress_log.h"
#include "training/run_folder.h"
#include "training/run_manifest.h"
#include "training/sample_sheet.h"
#include "training/schedule.h"

#include <spdlog/sinks/basic_file_sink.h>

#include <chrono>

namespace sinopia {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int tolerated_in_a_row = 5;

LoaderOptions loader_options(const TrainingOptions& options, const TrainingData& data) {
    LoaderOptions loader;
    loader.size = options.size;
    loader.batch = options.batch;
    loader.random_crop = options.random_crop;
    loader.random_flip = options.random_flip;
    loader.seed = options.seed;
    loader.threads = options.loader_threads;
    loader.count = data.count;
    return loader;
}

/// Sends log lines to the run's log.txt as well, for as long as it lives.
class RunLog {
  public:
    explicit RunLog(const std::filesystem::path& file)
        : logger_(spdlog::default_logger()),
          sink_(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string())) {
        logger_->sinks().push_back(sink_);
    }
    ~RunLog() { std::erase(logger_->sinks(), sink_); }
    RunLog(const RunLog&) = delete;
    RunLog& operator=(const RunLog&) = delete;

  private:
    std::shared_ptr<spdlog::logger> logger_;
    spdlog::sink_ptr sink_;
};

/// One run: what train() keeps between its steps.
class Run {
  public:
    Run(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks)
        : options_(options), data_(data), hooks_(hooks), folder_(options.output, options.resume),
          log_(folder_.log()), checkpoints_(folder_.checkpoints()),
          learner_(options, data.source->labels().ignore()) {
        start_weights();
        write_model_manifest(folder_.manifest(), run_manifest(options, data.source->labels(), data.styles));
        progress_ = std::make_unique<ProgressLog>(folder_.progress(), state_.step);
        last_saved_ = state_.step > 0 ? state_.step : -1;
        first_step_ = state_.step;
    }

    TrainingEnd loop(std::stop_token stop);
    void fail(const std::string& why) { event("failed", {{"reason", why}}); }

  private:
    void start_weights();
    bool serve_requests();
    void one_step(Loader& loader, std::stop_token stop);
    void report(const StepResult& result);
    void save();
    void sample();
    void event(const char* name, json line);
    double judge();

    const TrainingOptions& options_;
    const TrainingData& data_;
    const TrainingHooks& hooks_;
    RunFolder folder_;
    RunLog log_;
    CheckpointFolder checkpoints_;
    Learner learner_;
    TrainingState state_;
    std::unique_ptr<ProgressLog> progress_;
    std::optional<Batch> held_out_;
    long long last_saved_ = -1;
    long long first_step_ = 0;
    Clock::time_point started_ = Clock::now();
};

void Run::start_weights() {
    if (const auto checkpoint = options_.resume ? checkpoints_.newest() : std::nullopt) {
        state_ = checkpoints_.load(*checkpoint, learner_);
        spdlog::info("Going on at step {}.", state_.step);
    } else if (!options_.init.empty()) {
        load_initial_weights(learner_.network(), options_.init, data_.source->labels());
        learner_.restart_ema();
    }
}

void Run::event(const char* name, json line) {
    line["event"] = name;
    line["step"] = state_.step;
    progress_->write(line);
    if (hooks_.on_event)
        hooks_.on_event(line);
}

double Run::judge() {
    if (!held_out_)
        held_out_ = held_out_batch(options_, data_, data_.held_out_count);
    return learner_.held_out_loss(*held_out_,
                                  draw_held_out(options_, static_cast<int>(data_.held_out_count)));
}

void Run::save() {
    if (last_saved_ == state_.step)
        return;
    if (data_.held_out_count > 0) {
        state_.held_out_loss = judge();
        event("held_out", {{"loss", *state_.held_out_loss}});
    }
    const std::filesystem::path folder = checkpoints_.save(learner_, state_);
    last_saved_ = state_.step;
    event("saved", {{"checkpoint", folder.filename().string()}});
}

void Run::sample() {
    const std::filesystem::path file =
        write_sample_sheet(learner_, options_, data_, folder_.samples(), state_.step);
    event("sample", {{"file", file.filename().string()}});
}

bool Run::serve_requests() {
    const std::set<ControlRequest> requests = folder_.take_requests();
    if (requests.contains(ControlRequest::save))
        save();
    if (requests.contains(ControlRequest::sample))
        sample();
    return requests.contains(ControlRequest::stop);
}

void Run::report(const StepResult& result) {
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    const double steps_per_second = static_cast<double>(state_.step - first_step_) / std::max(seconds, 1e-9);
    TrainingProgress progress;
    progress.step = state_.step;
    progress.loss = result.loss;
    progress.mse = result.mse;
    progress.vlb = result.vlb;
    progress.gradient_norm = result.gradient_norm;
    progress.learning_rate = learning_rate_at(options_, state_.step - 1);
    progress.samples_per_second = steps_per_second * options_.batch;
    progress.seconds_left =
        static_cast<double>(options_.steps - state_.step) / std::max(steps_per_second, 1e-9);
    if (result.finite && (state_.step % options_.log_every == 0 || state_.step == options_.steps))
        progress_->write(to_json(progress));
    if (hooks_.on_step)
        hooks_.on_step(progress);
}

void Run::one_step(Loader& loader, std::stop_token stop) {
    const Batch batch = loader.next(stop);
    const StepResult result = learner_.step(batch, draw_step(options_, state_.step), state_.step);
    ++state_.step;
    if (result.finite) {
        state_.skipped_in_a_row = 0;
    } else {
        ++state_.skipped_in_a_row;
        event("skipped", {{"reason", "the loss or its gradient was not finite"}, {"loss", result.loss}});
        spdlog::warn("Step {}: the loss or its gradient was not finite; the step was skipped.", state_.step);
        if (state_.skipped_in_a_row >= tolerated_in_a_row)
            throw Failure("Step " + std::to_string(state_.step) +
                          ": five steps in a row were not finite; lower the " +
                          "learning rate and go back to the last checkpoint in " +
                          folder_.checkpoints().string() + ".");
    }
    report(result);
}

TrainingEnd Run::loop(std::stop_token stop) {
    Loader loader(data_.source, loader_options(options_, data_), state_.step);
    started_ = Clock::now();
    while (state_.step < options_.steps) {
        try {
            if (stop.stop_requested() || serve_requests())
                throw Stopped();
            one_step(loader, stop);
        } catch (const Stopped&) {
            save();
            event("stopped", json::object());
            return TrainingEnd::stopped;
        }
        if (state_.step % options_.save_every == 0)
            save();
    }
    save();
    event("done", json::object());
    return TrainingEnd::done;
}

void check(const TrainingOptions& options, const TrainingData& data) {
    TrainingOptions asked = options;
    if (asked.resume) // the recorded initial weights still serve a run that was stopped before its first save
        asked.init.clear();
    const std::vector<std::string> problems = asked.problems();
    if (!problems.empty()) {
        std::string sentence = "The training options do not fit together: ";
        for (const std::string& problem : problems)
            sentence += (&problem == &problems.front() ? "" : "; ") + problem;
        throw Error(sentence + ".");
    }
    if (data.source->labels().size() != options.network.num_classes)
        throw Error("The data have " + std::to_string(data.source->labels().size()) +
                    " classes and the network " + std::to_string(options.network.num_classes) +
                    "; they must be equal.");
}

} // namespace

TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks,
                  std::stop_token stop) {
    check(options, data);
    use_threads(options.threads);
    Run run(options, data, hooks);
    try {
        return run.loop(stop);
    } catch (const std::exception& error) {
        run.fail(error.what());
        throw;
    }
}

} // namespace sinopia
