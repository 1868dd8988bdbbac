#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sinopia {

/// Timesteps in proportion to the root of the mean squared loss there ("importance sampling" of arXiv
/// 2102.09672, section 3.3; the original's loss-second-moment):
///   p_t = (1 - u) sqrt(mean of the last 10 squared losses at t) / sum + u / T,  u = 0.001
/// uniform until every timestep has been seen ten times. A loss weighted by 1 / (T p_t) has the same
/// expectation as under uniform timesteps. One step of several samples at t adds their mean square as one
/// entry, so that the history does not depend on how a batch was divided.
class LossAwareTimesteps {
  public:
    static constexpr int remembered = 10;
    static constexpr double uniform_share = 0.001;

    /// T timesteps, nothing seen yet.
    explicit LossAwareTimesteps(int steps);

    bool warmed_up() const;

    /// p_t, [T] float64, sums to 1.
    at::Tensor probabilities() const;

    /// Timesteps [N] int64 for places [N] in [0, 1), uniform ones: the inverse of p's distribution function.
    at::Tensor at(const at::Tensor& places) const;

    /// 1 / (T p_t) for timesteps [N], float32.
    at::Tensor weights(const at::Tensor& timesteps) const;

    /// Takes note of one step's losses: per timestep the sum of squared losses and how many, both [T]; those
    /// of several machines may be added or averaged before.
    void record(const at::Tensor& squares, const at::Tensor& counts);

    /// "timesteps.history" [T, 10] float32, newest last, and "timesteps.seen" [T] float32, at most 10 each.
    std::vector<std::pair<std::string, at::Tensor>> state() const;
    /// Throws Error where one is missing or has another shape.
    void load_state(const std::map<std::string, at::Tensor>& state);

  private:
    at::Tensor history_, seen_;
};

} // namespace sinopia
