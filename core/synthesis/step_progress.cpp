#include "synthesis/step_progress.h"

namespace sinopia {

namespace {

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

void StepProgress::plan(int steps, double cost) {
    cost_.insert(cost_.end(), static_cast<std::size_t>(steps), cost);
    work_ += steps * cost;
}

double StepProgress::seconds() const {
    return seconds_between(start_, std::chrono::steady_clock::now());
}

StepProgress::Now StepProgress::advance() {
    const auto now = std::chrono::steady_clock::now();
    if (!first_step_)
        first_step_ = now;
    done_ += cost_.at(step_++);
    Now result{static_cast<int>(step_), static_cast<int>(cost_.size()), 0};
    // The first step also pays for memory and kernels that later ones reuse, so it only counts while it is
    // alone.
    const bool alone = step_ == 1;
    const double elapsed = seconds_between(alone ? start_ : *first_step_, now);
    const double measured = alone ? done_ : done_ - cost_.front();
    if (measured > 0 && step_ < cost_.size())
        result.seconds_left = elapsed * (work_ - done_) / measured;
    return result;
}

} // namespace sinopia
