#include "data/loader.h"

#include "base/error.h"

#include <algorithm>
#include <chrono>

namespace sinopia {

namespace {

std::size_t used_count(const PairSource& source, const LoaderOptions& options) {
    if (options.first >= source.size())
        throw Error("There are no pairs to train on.");
    const std::size_t rest = source.size() - options.first;
    return options.count > 0 ? std::min(options.count, rest) : rest;
}

/// Adds the time of a scope to a sum of seconds.
class Stopwatch {
  public:
    explicit Stopwatch(double& sum) : sum_(sum) {}
    ~Stopwatch() { sum_ += std::chrono::duration<double>(Clock::now() - start_).count(); }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

  private:
    using Clock = std::chrono::steady_clock;
    double& sum_;
    Clock::time_point start_ = Clock::now();
};

} // namespace

Loader::Loader(std::shared_ptr<const PairSource> source, const LoaderOptions& options, long long first_batch)
    : source_(std::move(source)), options_(options), order_(used_count(*source_, options), options.seed),
      next_to_make_(first_batch), next_to_give_(first_batch) {
    for (int i = 0; i < options_.threads; ++i)
        threads_.emplace_back([this](std::stop_token stop) { work(stop); });
}

Loader::~Loader() {
    for (std::jthread& thread : threads_)
        thread.request_stop();
}

Batch Loader::make(long long number) const {
    std::vector<Pair> pairs;
    const int count = options_.part > 0 ? options_.part : options_.batch;
    pairs.reserve(static_cast<std::size_t>(count));
    for (int i = options_.part_first; i < options_.part_first + count; ++i) {
        const auto position =
            static_cast<std::uint64_t>(number) * static_cast<std::uint64_t>(options_.batch) +
            static_cast<std::uint64_t>(i);
        const SampleOrder::Sample sample = order_.at(position);
        const Preparation how{options_.size, options_.resize, options_.random_flip, sample.seed};
        pairs.push_back(prepared(source_->load(options_.first + sample.index, sample.seed), how));
    }
    return collate(pairs);
}

void Loader::work(std::stop_token stop) {
    for (;;) {
        long long number = 0;
        {
            std::unique_lock lock(mutex_);
            const auto room = [&] { return next_to_make_ < next_to_give_ + options_.ahead; };
            if (!changed_.wait(lock, stop, room))
                return;
            number = next_to_make_++;
        }
        Slot slot;
        try {
            slot.batch = make(number);
        } catch (...) {
            slot.error = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex_);
            ready_.emplace(number, std::move(slot));
        }
        changed_.notify_all();
    }
}

Batch Loader::next(std::stop_token stop) {
    const Stopwatch watch(waited_);
    if (threads_.empty())
        return make(next_to_give_++);
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return ready_.contains(next_to_give_); }))
        throw Stopped();
    Slot slot = std::move(ready_.extract(next_to_give_++).mapped());
    lock.unlock();
    changed_.notify_all();
    if (slot.error)
        std::rethrow_exception(slot.error);
    return std::move(slot.batch);
}

Batch fixed_batch(const PairSource& source, const LoaderOptions& options) {
    const std::size_t count = used_count(source, options);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const bool crops = options.resize == Resize::random_crop;
        const Preparation how{options.size, crops ? Resize::center_crop : options.resize, false, 0};
        pairs.push_back(prepared(source.load(options.first + i, options.seed), how));
    }
    return collate(pairs);
}

} // namespace sinopia
