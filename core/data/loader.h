#pragma once

#include "data/batch.h"
#include "data/collate.h"
#include "data/sample_order.h"
#include "dataset/pair_source.h"

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sinopia {

struct LoaderOptions {
    Size size; ///< of every picture in a batch
    int batch = 16;
    int part_first = 0; ///< of each batch only the pairs [part_first, part_first + part) are made
    int part = 0;       ///< 0: the whole batch
    Resize resize = Resize::random_crop;
    bool random_flip = true;
    std::uint64_t seed = 0;
    int threads = 1;       ///< that read ahead; 0: pairs are read when asked for
    int ahead = 4;         ///< batches kept ready at most
    std::size_t first = 0; ///< pairs [first, first + count) of the source are used
    std::size_t count = 0; ///< 0: all from `first` on
};

/// Turns a source of pairs into an endless, numbered stream of batches. Batch `i` is a pure function of
/// source, options and `i`, whatever the threads: a resumed run asks for the next number and gets what it
/// would have got.
class Loader {
  public:
    /// Reading begins at once with batch `first_batch`.
    Loader(std::shared_ptr<const PairSource> source, const LoaderOptions& options, long long first_batch = 0);
    ~Loader();
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    /// The next batch in order. Throws what reading it threw; Stopped when `stop` was asked for meanwhile.
    Batch next(std::stop_token stop = {});

    /// Batch `number`, made on the calling thread.
    Batch make(long long number) const;

    /// Seconds that next() has waited so far: time in which the network had nothing to do.
    double waited() const { return waited_; }

  private:
    struct Slot {
        Batch batch;
        std::exception_ptr error;
    };

    void work(std::stop_token stop);

    std::shared_ptr<const PairSource> source_;
    LoaderOptions options_;
    SampleOrder order_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<long long, Slot> ready_;
    long long next_to_make_;
    long long next_to_give_;
    double waited_ = 0;                 ///< touched by the thread that calls next() only
    std::vector<std::jthread> threads_; ///< last: joined before the rest goes
};

/// Pairs [first, first + count) in order, with nothing random: the middle instead of a random crop, never
/// mirrored. What a training is judged by.
Batch fixed_batch(const PairSource& source, const LoaderOptions& options);

} // namespace sinopia
