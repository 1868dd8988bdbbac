#pragma once

#include "runtime/processes.h"
#include "training/learner.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace sinopia {

/// The learner's reducer among several processes: every process' gradients, weighed by its share of the
/// batch, are added up, so that all go on with the gradient of the whole batch.
///
/// Gradients travel in buckets of a few megabytes, the last layers' first, as the backward pass makes them: a
/// bucket starts as soon as its gradients are there, and is under way while earlier layers are worked out.
/// All processes start their buckets in one order. A bucket that turns out to have started too early (a
/// weight got more gradient, or memory ran out and the pass is done again) is summed once more at the end.
class GradientSum {
  public:
    /// `weight` is this process' share of the batch, 0 to 1.
    GradientSum(Learner& learner, Processes& processes, double weight);
    ~GradientSum();
    GradientSum(const GradientSum&) = delete;
    GradientSum& operator=(const GradientSum&) = delete;

    /// The gradients of a step are about to be finished: what the backward pass leaves from now on is final.
    void last_pass();
    /// Replaces all tensors (GradientReducer) by their sums over the processes.
    void finish(std::vector<at::Tensor>& tensors);

  private:
    class Hook;
    struct Bucket {
        std::vector<std::size_t> parameters;
        at::Tensor sum; ///< [elements] float32 on the CPU
        std::vector<bool> ready;
        std::size_t missing = 0;
        std::unique_ptr<PendingSum> pending; ///< null: not started
        bool stale = false;                  ///< started too early
    };

    void arrived(std::size_t parameter, const at::Tensor& gradient);
    void fill(Bucket& bucket, const std::vector<at::Tensor>& gradients);
    void start(Bucket& bucket);
    void sum_anew_what_is_stale(const std::vector<at::Tensor>& gradients);
    void sum_rest(std::vector<at::Tensor>& tensors);

    Processes& processes_;
    double weight_;
    std::vector<at::Tensor> parameters_;
    std::vector<at::Tensor>
        places_; ///< where a parameter's gradient lies in its bucket, laid out as the parameter
    std::vector<std::size_t> bucket_of_;
    std::vector<Bucket> buckets_; ///< in the order in which they start
    std::size_t next_ = 0;        ///< the first bucket that has not started
    bool collecting_ = false;
};

} // namespace sinopia
