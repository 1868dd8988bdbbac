#pragma once

#include <chrono>
#include <optional>
#include <vector>

namespace sinopia {

/// Counts the steps of a run over all its stages and crops, and tells how long the rest takes.
class StepProgress {
  public:
    struct Now {
        int step = 0;  ///< 1-based
        int steps = 0; ///< in all
        double seconds_left = 0;
    };

    /// `steps` more steps that cost `cost` each, in a unit of the caller's that is the same for all. Steps
    /// are done in the order in which they were planned.
    void plan(int steps, double cost);
    /// The next planned step is done.
    Now advance();

    double work() const { return work_; } ///< of all planned steps, in the caller's unit
    double seconds() const;               ///< since the start

  private:
    std::vector<double> cost_; ///< of each step
    double work_ = 0, done_ = 0;
    std::size_t step_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::optional<std::chrono::steady_clock::time_point> first_step_; ///< when it ended
};

} // namespace sinopia
