#include "training/trainer.h"

#include "base/error.h"
#include "base/log.h"
#include "base/memory_use.h"
#include "runtime/device.h"
#include "runtime/freed_memory.h"
#include "training/batch_part.h"
#include "training/gradient_sum.h"
#include "training/initial_weights.h"
#include "training/run_record.h"
#include "training/sample_sheet.h"
#include "training/schedule.h"
#include "training/shared_state.h"
#include "training/training_setup.h"

#include <array>
#include <chrono>
#include <optional>
#include <utility>

namespace sinopia {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int tolerated_in_a_row = 5;
constexpr int roll_backs_in_a_row = 3;

/// One run: what train() keeps between its steps.
class Run {
  public:
    Run(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks,
        Processes& processes)
        : options_(options), data_(data), hooks_(hooks), processes_(processes),
          share_(share_of(options.batch, processes)),
          record_(processes.first() ? std::make_unique<RunRecord>(options, hooks) : nullptr),
          learner_(options_of_share(options, processes), data.source->labels().ignore()),
          gradients_(learner_, processes, share_.count / static_cast<double>(options.batch)) {
        if (processes.many())
            learner_.set_last_pass_listener([this] { gradients_.last_pass(); });
        if (processes.many() || hooks.on_gradients)
            learner_.set_gradient_reducer([this](std::vector<at::Tensor>& gradients) { reduce(gradients); });
        if (record_)
            start_weights();
        share_state(processes_, learner_, state_);
        if (record_)
            record_->start(data, state_.step);
        last_saved_ = state_.step > 0 ? state_.step : -1;
        first_step_ = state_.step;
    }

    TrainingEnd loop(std::stop_token stop);
    void fail(const std::string& why) { event("failed", {{"reason", why}}); }

  private:
    void start_weights();
    bool serve_requests(std::stop_token stop);
    void one_step(Loader& loader, std::stop_token stop);
    void reduce(std::vector<at::Tensor>& gradients);
    void skipped(const StepResult& result);
    void roll_back();
    void report(const StepResult& result, double waited);
    void after_step();
    void save();
    void save_or_go_on();
    void judge();
    void sample();
    void event(const char* name, json line = json::object());

    const TrainingOptions& options_;
    const TrainingData& data_;
    const TrainingHooks& hooks_;
    Processes& processes_;
    Share share_;                       ///< of every batch, for this process
    std::unique_ptr<RunRecord> record_; ///< of the first process only
    Learner learner_;
    GradientSum gradients_;
    TrainingState state_;
    std::unique_ptr<HeldOutJudge> judge_;
    long long judged_at_ = -1;
    long long last_saved_ = -1;
    long long first_step_ = 0;
    Clock::time_point started_ = Clock::now();
};

void Run::start_weights() {
    if (const auto checkpoint = options_.resume ? record_->checkpoints().newest() : std::nullopt) {
        state_ = record_->checkpoints().load(*checkpoint, learner_);
        spdlog::info("Going on at step {}.", state_.step);
    } else if (!options_.init.empty()) {
        load_initial_weights(learner_.network(), options_.init, data_.source->labels());
        learner_.restart_ema();
    }
}

void Run::event(const char* name, json line) {
    if (record_)
        record_->event(name, state_.step, std::move(line));
}

void Run::judge() {
    if (!record_ || data_.held_out_count == 0 || judged_at_ == state_.step)
        return;
    if (!judge_)
        judge_ = std::make_unique<HeldOutJudge>(options_, data_);
    const HeldOutLoss loss = judge_->judge(learner_);
    state_.held_out_loss = loss.loss;
    judged_at_ = state_.step;
    record_->held_out(state_.step, loss);
}

void Run::save() {
    if (!record_ || last_saved_ == state_.step)
        return;
    judge();
    const std::filesystem::path folder = record_->checkpoints().save(learner_, state_);
    last_saved_ = state_.step;
    event("saved", {{"checkpoint", folder.filename().string()}});
}

void Run::save_or_go_on() {
    try {
        save();
    } catch (const Error& error) {
        spdlog::warn("No checkpoint was saved; the run goes on and tries again when the next is due. {}",
                     error.what());
        event("save_failed", {{"reason", error.what()}});
    }
}

void Run::sample() {
    if (!record_)
        return;
    try {
        record_->sample(state_.step, write_sample_sheet(learner_, options_, data_,
                                                        record_->folder().samples(), state_.step));
    } catch (
        const std::exception& error) { // a full disk or too little memory for pictures is not worth a run
        spdlog::warn("Step {}: no samples could be made: {}", state_.step, error.what());
    }
}

/// Whether to stop. Every process hears of what one was asked for, so that all do the same.
bool Run::serve_requests(std::stop_token stop) {
    const std::set<ControlRequest> requests =
        record_ ? record_->folder().take_requests() : std::set<ControlRequest>{};
    std::array<int, 1> ends{stop.stop_requested() || requests.contains(ControlRequest::stop)};
    processes_.max(ends);
    if (requests.contains(ControlRequest::save))
        save_or_go_on();
    if (requests.contains(ControlRequest::sample))
        sample();
    return ends[0] != 0;
}

void Run::report(const StepResult& result, double waited) {
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
    progress.memory_mib = static_cast<double>(resident_memory()) / (1 << 20);
    progress.loader_wait = waited / std::max(seconds, 1e-9);
    if (record_ && result.finite && (state_.step % options_.log_every == 0 || state_.step == options_.steps))
        record_->progress(progress);
    if (hooks_.on_step)
        hooks_.on_step(progress);
}

void Run::reduce(std::vector<at::Tensor>& gradients) {
    gradients_.finish(gradients);
    if (hooks_.on_gradients)
        hooks_.on_gradients(state_.step, gradients);
}

void Run::one_step(Loader& loader, std::stop_token stop) {
    // Among several processes the stop is agreed on between steps, or one would wait for another's share.
    const Batch batch = loader.next(processes_.many() ? std::stop_token{} : stop);
    const StepDraws draws = part_of(draw_step(options_, state_.step), share_.from, share_.count);
    const int micro_batch = learner_.micro_batch();
    const StepResult result = learner_.step(batch, draws, state_.step);
    ++state_.step;
    if (learner_.micro_batch() != micro_batch)
        event("micro_batch", {{"micro_batch", learner_.micro_batch()}});
    if (result.finite) {
        state_.skipped_in_a_row = 0;
        state_.unproven = false;
    } else {
        skipped(result);
    }
    report(result, loader.waited());
}

void Run::skipped(const StepResult& result) {
    ++state_.skipped_in_a_row;
    event("skipped", {{"reason", "the loss or its gradient was not finite"}, {"loss", result.loss}});
    spdlog::warn("Step {}: the loss or its gradient was not finite; the step was skipped.", state_.step);
    if (state_.skipped_in_a_row >= tolerated_in_a_row)
        roll_back();
}

void Run::roll_back() {
    const std::string what = "Step " + std::to_string(state_.step) + ": five steps in a row were not finite";
    const std::string mend = "; lower the learning rate, or clip the gradient, in a new run.";
    if (record_) {
        const auto good = record_->checkpoints().newest_good();
        if (!good)
            throw Failure(what + " and there is no checkpoint yet to go back to" + mend);
        const long long step = state_.step;
        const TrainingState before = state_;
        state_ = record_->checkpoints().load(*good, learner_);
        const long long to = std::exchange(state_.step, step);
        state_.roll_backs = before.rolled_back_to == to ? before.roll_backs + 1 : 1;
        state_.rolled_back_to = to;
        state_.unproven = true;
        state_.held_out_loss = before.held_out_loss;
        if (state_.roll_backs > roll_backs_in_a_row)
            throw Failure(what + " once more after the run had gone back to step " + std::to_string(to) +
                          " three times" + mend);
        spdlog::warn("{}; going on with the weights of step {}.", what, to);
        event("rolled_back", {{"to", to}});
    }
    share_state(processes_, learner_, state_);
}

/// What is due at this step. A checkpoint comes last: whoever resumes from it has done the rest.
void Run::after_step() {
    const auto due = [&](long long every) { return every > 0 && state_.step % every == 0; };
    if (due(options_.judge_every))
        judge();
    if (due(options_.sample_every))
        sample();
    // In the midst of bad steps the weights are under suspicion.
    if (due(options_.save_every) && state_.skipped_in_a_row == 0 && !state_.unproven)
        save_or_go_on();
}

TrainingEnd Run::loop(std::stop_token stop) {
    Loader loader(data_.source, training_loader(options_, data_, share_), state_.step);
    started_ = Clock::now();
    while (state_.step < options_.steps) {
        try {
            if (serve_requests(stop))
                throw Stopped();
            one_step(loader, stop);
        } catch (const Stopped&) {
            save();
            event("stopped");
            return TrainingEnd::stopped;
        }
        after_step();
    }
    save();
    event("done");
    return TrainingEnd::done;
}

} // namespace

TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks,
                  std::stop_token stop) {
    Processes alone;
    return train(options, data, hooks, stop, alone);
}

TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks,
                  std::stop_token stop, Processes& processes) {
    check_training(options, data);
    use_threads(options.threads);
    keep_freed_memory();
    Run run(options, data, hooks, processes);
    try {
        return run.loop(stop);
    } catch (const std::exception& error) {
        run.fail(error.what());
        throw;
    }
}

} // namespace sinopia
