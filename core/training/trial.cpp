#include "training/trial.h"

#include "base/error.h"
#include "base/log.h"
#include "base/memory_use.h"
#include "data/loader.h"
#include "runtime/device.h"
#include "runtime/freed_memory.h"
#include "training/batch_part.h"
#include "training/checkpoint_folder.h"
#include "training/initial_weights.h"
#include "training/learner.h"
#include "training/memory_estimate.h"
#include "training/run_folder.h"
#include "training/training_setup.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sinopia {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double mib = 1 << 20;
constexpr double most_seconds = 20; ///< that a trial of the whole batch may take
constexpr double reserve = 1.05; ///< a long run needs a little more: the allocator keeps pieces between steps
/// Checkpoints that may lie side by side: the newest, the best, the one to go back to, and one being written.
constexpr int checkpoints_at_once = CheckpointFolder::kept + 3;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string mib_text(double bytes) {
    return std::to_string(static_cast<long long>(std::ceil(bytes / mib))) + " MiB";
}

/// A learner that is tried out, and what was seen of it.
class Trial {
  public:
    Trial(const TrainingOptions& options, const TrainingData& data, TrialReport& report, std::stop_token stop)
        : options_(options), data_(data), report_(report), stop_(stop), estimate_(estimate_memory(options)),
          before_(resident_memory()), batch_size_(std::max(1, options.batch)) {
        report_.parameters = estimate_.parameters;
        report_.micro_batch = options.micro_batch > 0 ? options.micro_batch : options.batch;
    }

    /// Judges by numbers alone; false where even a single pair would not fit.
    bool fits_by_numbers();
    void run();

  private:
    struct Cost {
        double seconds = 0;
        double peak = 0; ///< bytes, of the whole process
    };
    void load_batch();
    Cost step(const Batch& batch, long long number);
    Cost second_step(int count);
    void conclude(double peak, double seconds);
    void judge_memory(double peak, double a_pair);
    void judge_disk();
    bool fits(double bytes) const {
        return !report_.available_memory_mib || bytes < *report_.available_memory_mib * mib;
    }

    const TrainingOptions& options_;
    const TrainingData& data_;
    TrialReport& report_;
    std::stop_token stop_;
    MemoryEstimate estimate_;
    std::int64_t before_;
    int batch_size_;
    double loading_seconds_ = 0; ///< of one batch on one thread
    std::unique_ptr<Learner> learner_;
    Batch batch_;
};

bool Trial::fits_by_numbers() {
    if (const auto available = available_memory())
        report_.available_memory_mib = static_cast<double>(*available + before_) / mib;
    const double fixed = static_cast<double>(before_ + estimate_.state + estimate_.gradients);
    const double least = fixed + static_cast<double>(estimate_.activations);
    report_.memory_mib = (fixed + report_.micro_batch * static_cast<double>(estimate_.activations)) / mib;
    if (fits(least))
        return true;
    report_.problems.push_back(
        {"network.num_channels", "a single pair would need about " + mib_text(least) + " of memory and " +
                                     mib_text(*report_.available_memory_mib * mib) +
                                     " can be had; choose fewer channels or a smaller size"});
    return false;
}

Trial::Cost Trial::step(const Batch& batch, long long number) {
    if (stop_.stop_requested())
        throw Stopped();
    const StepDraws draws = part_of(draw_step(options_, number), 0, batch.pictures.size(0));
    const PeakMemory memory;
    const Clock::time_point start = Clock::now();
    learner_->step(batch, draws, number);
    return {seconds_since(start), static_cast<double>(memory.peak())};
}

/// The costs of a step with the first `count` pairs, after one that set things up.
Trial::Cost Trial::second_step(int count) {
    const Batch batch = chosen_from(batch_, at::arange(count, at::kLong));
    const Cost first = step(batch, 0);
    Cost second = step(batch, 1);
    second.peak = std::max(first.peak, second.peak);
    return second;
}

void Trial::judge_memory(double peak, double a_pair) {
    report_.memory_mib = peak / mib;
    if (fits(peak) || !report_.available_memory_mib)
        return;
    const double free = *report_.available_memory_mib * mib - peak + report_.micro_batch * a_pair;
    const int fitting = std::max(1, static_cast<int>(0.9 * free / std::max(a_pair, 1.0)));
    report_.problems.push_back({"micro_batch", "a step would need about " + mib_text(peak) +
                                                   " of memory and " +
                                                   mib_text(*report_.available_memory_mib * mib) +
                                                   " can be had; choose a micro-batch of " +
                                                   std::to_string(std::min(fitting, report_.micro_batch))});
}

void Trial::conclude(double peak, double seconds) {
    const double loading = loading_seconds_ / std::max(1, options_.loader_threads);
    // Pairs are read while the network works, if there is a thread for it.
    report_.seconds_per_step = options_.loader_threads > 0 ? std::max(seconds, loading) : seconds + loading;
    report_.seconds_total = report_.seconds_per_step * static_cast<double>(options_.steps);
    report_.samples_per_second = options_.batch / report_.seconds_per_step;
    report_.disk_mib = static_cast<double>(checkpoint_bytes(*learner_)) / mib * checkpoints_at_once;
    report_.micro_batch = learner_->micro_batch();
    report_.memory_mib = peak / mib;
    judge_disk();
}

void Trial::judge_disk() {
    std::filesystem::path place = std::filesystem::absolute(options_.output);
    std::error_code failed;
    while (!std::filesystem::exists(place, failed) && place.has_relative_path())
        place = place.parent_path();
    const auto free = static_cast<double>(std::filesystem::space(place, failed).available);
    if (!failed && free < report_.disk_mib * mib)
        report_.problems.push_back({"output", place.string() + ": the checkpoints would take up to " +
                                                  mib_text(report_.disk_mib * mib) + " and " +
                                                  mib_text(free) +
                                                  " are free there; make room or choose another disk"});
}

void Trial::load_batch() {
    LoaderOptions reading = training_loader(options_, data_, {0, batch_size_});
    reading.threads = 0;
    const Clock::time_point start = Clock::now();
    batch_ = Loader(data_.source, reading).next(stop_);
    loading_seconds_ = seconds_since(start);
}

void Trial::run() {
    load_batch();
    learner_ = std::make_unique<Learner>(options_, data_.source->labels().ignore());
    if (!options_.init.empty() && !options_.resume) {
        load_initial_weights(learner_->network(), options_.init, data_.source->labels());
        learner_->restart_ema();
    }
    const double built = static_cast<double>(resident_memory() + estimate_.gradients);
    const Cost single = second_step(1);
    const int pass = std::min(report_.micro_batch, batch_size_);
    double a_pair =
        std::max(0.0, single.peak - built); // at most: gradients and laid-out weights are once for all
    if (pass > 2 && fits(reserve * (single.peak + a_pair)))
        a_pair = std::clamp(second_step(2).peak - single.peak, 0.0, a_pair);
    // A save comes when the activations are gone; it copies the moments.
    const double saving = built + 2.0 * static_cast<double>(estimate_.gradients);
    const double expected = reserve * std::max(single.peak + (pass - 1) * a_pair, saving);
    judge_memory(expected, a_pair);
    if (pass == 1 || !fits(expected) || 2 * single.seconds * batch_size_ > most_seconds) {
        conclude(expected, single.seconds * batch_size_);
        return;
    }
    const Cost whole = second_step(batch_size_);
    conclude(reserve * std::max(whole.peak, saving), whole.seconds);
}

} // namespace

nlohmann::json to_json(const TrialReport& report) {
    nlohmann::json problems = nlohmann::json::array();
    for (const OptionProblem& problem : report.problems)
        problems.push_back({{"field", problem.field}, {"message", problem.message}});
    nlohmann::json json{
        {"problems", problems},
        {"dataset", {{"pairs", report.pairs}, {"held_out", report.held_out}, {"classes", report.classes}}},
        {"parameters", report.parameters},
        {"memory", {{"predicted_mib", report.memory_mib}}},
        {"seconds_per_step", report.seconds_per_step},
        {"seconds_total", report.seconds_total},
        {"samples_per_second", report.samples_per_second},
        {"disk_mib", report.disk_mib},
        {"micro_batch", report.micro_batch},
        {"device", report.device},
        {"precision", report.precision}};
    if (report.available_memory_mib)
        json["memory"]["available_mib"] = *report.available_memory_mib;
    return json;
}

TrialReport try_training(const TrainingOptions& options, const TrainingData& data, std::stop_token stop) {
    TrialReport report;
    report.pairs = data.count;
    report.held_out = data.held_out_count;
    report.classes = data.source->labels().size();
    report.problems = problems_by_field(options);
    if (!options.output.empty() && !options.resume && is_used_run(options.output))
        report.problems.push_back({"output", options.output.string() + " already holds a run; go on with it, "
                                                                       "or choose another folder"});
    if (!report.problems.empty())
        return report;
    try {
        check_training(options, data);
        use_threads(options.threads);
        keep_freed_memory();
        const c10::Device device = choose_device(options.device);
        const c10::ScalarType type = choose_dtype(options.precision, device);
        report.device = device.str();
        report.precision = type == c10::kBFloat16 ? "bf16" : type == c10::kHalf ? "fp16" : "fp32";
        Trial trial(options, data, report, stop);
        if (trial.fits_by_numbers())
            trial.run();
    } catch (const Error& error) {
        report.problems.push_back({options.init.empty() ? "" : "init", error.what()});
    } catch (const c10::Error& error) {
        spdlog::debug("{}", error.what());
        report.problems.push_back({"network.num_channels",
                                   "the network does not fit this machine's memory; choose fewer channels"});
    }
    return report;
}

} // namespace sinopia
