#include "training/gradient_sum.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

namespace sinopia {

namespace {

/// Large enough that a message's fixed cost does not count, small enough that the first is soon under way.
constexpr std::int64_t bucket_elements = std::int64_t{1} << 20;

std::span<float> values_of(const at::Tensor& sum) {
    return {sum.mutable_data_ptr<float>(), static_cast<std::size_t>(sum.numel())};
}

} // namespace

/// Tells the owner of each gradient that the backward pass has left.
class GradientSum::Hook : public torch::autograd::PostAccumulateGradHook {
  public:
    Hook(GradientSum& owner, std::size_t parameter) : owner_(owner), parameter_(parameter) {}
    void operator()(const torch::autograd::Variable& tensor) override {
        owner_.arrived(parameter_, tensor.grad());
    }

  private:
    GradientSum& owner_;
    std::size_t parameter_;
};

GradientSum::GradientSum(Learner& learner, Processes& processes, double weight)
    : processes_(processes), weight_(weight) {
    if (!processes.many())
        return;
    parameters_ = learner.network()->parameters();
    places_.resize(parameters_.size());
    bucket_of_.resize(parameters_.size());
    std::vector<std::int64_t> sizes;
    for (std::size_t i = parameters_.size(); i-- > 0;) {
        if (sizes.empty() || sizes.back() >= bucket_elements) {
            sizes.push_back(0);
            buckets_.emplace_back();
        }
        buckets_.back().parameters.push_back(i);
        bucket_of_[i] = buckets_.size() - 1;
        sizes.back() += parameters_[i].numel();
    }
    for (std::size_t b = 0; b < buckets_.size(); ++b) {
        buckets_[b].sum = at::zeros({sizes[b]}, at::kFloat);
        std::int64_t offset = 0;
        for (const std::size_t i : buckets_[b].parameters) {
            places_[i] = buckets_[b].sum.as_strided(parameters_[i].sizes(), parameters_[i].strides(), offset);
            offset += parameters_[i].numel();
        }
    }
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        if (parameters_[i].is_cpu()) // elsewhere the pass runs on a thread of its own, which may not call MPI
            torch::autograd::impl::set_post_acc_grad_hooks(parameters_[i], std::make_unique<Hook>(*this, i));
}

GradientSum::~GradientSum() {
    for (at::Tensor& parameter : parameters_)
        torch::autograd::impl::set_post_acc_grad_hooks(parameter, nullptr);
}

void GradientSum::last_pass() {
    const bool again = collecting_;
    collecting_ = true;
    next_ = again ? next_ : 0;
    for (Bucket& bucket : buckets_) {
        bucket.stale = again && bucket.pending;
        bucket.ready.assign(parameters_.size(), false);
        bucket.missing = bucket.parameters.size();
    }
}

void GradientSum::arrived(std::size_t parameter, const at::Tensor& gradient) {
    if (!collecting_)
        return;
    Bucket& bucket = buckets_[bucket_of_[parameter]];
    if (bucket.pending) {
        bucket.stale = true;
        return;
    }
    const at::NoGradGuard no_grad;
    at::mul_out(places_[parameter], gradient, at::scalar_tensor(weight_));
    if (!bucket.ready[parameter]) {
        bucket.ready[parameter] = true;
        --bucket.missing;
    }
    for (; next_ < buckets_.size() && buckets_[next_].missing == 0; ++next_)
        start(buckets_[next_]);
    for (std::size_t b = 0; b < next_; ++b)
        buckets_[b].pending->push();
}

void GradientSum::start(Bucket& bucket) {
    bucket.pending = processes_.start_sum(values_of(bucket.sum));
}

void GradientSum::fill(Bucket& bucket, const std::vector<at::Tensor>& gradients) {
    for (const std::size_t i : bucket.parameters)
        places_[i].copy_(gradients[i]).mul_(weight_);
}

void GradientSum::finish(std::vector<at::Tensor>& tensors) {
    if (!processes_.many())
        return;
    const at::NoGradGuard no_grad;
    if (!collecting_) // the pass was given up before it was the last
        next_ = 0;
    collecting_ = false;
    for (; next_ < buckets_.size(); ++next_) {
        fill(buckets_[next_], tensors);
        start(buckets_[next_]);
    }
    sum_rest(tensors);
    for (Bucket& bucket : buckets_)
        bucket.pending->wait();
    sum_anew_what_is_stale(tensors);
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        tensors[i].copy_(places_[i]);
    for (Bucket& bucket : buckets_) {
        bucket.pending.reset();
        bucket.stale = false;
    }
    next_ = 0;
}

/// What the step measured, after the gradients.
void GradientSum::sum_rest(std::vector<at::Tensor>& tensors) {
    for (std::size_t i = parameters_.size(); i < tensors.size(); ++i) {
        at::Tensor values = tensors[i].cpu().contiguous().mul(weight_);
        processes_.sum(values_of(values));
        tensors[i].copy_(values);
    }
}

void GradientSum::sum_anew_what_is_stale(const std::vector<at::Tensor>& gradients) {
    std::vector<int> stale;
    for (const Bucket& bucket : buckets_)
        stale.push_back(bucket.stale);
    processes_.max(stale);
    for (std::size_t b = 0; b < buckets_.size(); ++b) {
        if (!stale[b])
            continue;
        fill(buckets_[b], gradients);
        processes_.sum(values_of(buckets_[b].sum));
    }
}

} // namespace sinopia
