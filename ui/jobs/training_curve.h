#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sinopia {

struct CurvePoint {
    double step = 0;
    double value = 0;
    bool operator==(const CurvePoint&) const = default;
};

/// A value over the steps of a run, which grow from point to point.
class Curve {
  public:
    /// Values that are not finite, or beyond 1e30, are left out. Points from `step` on give way: the run has
    /// gone back there.
    void add(double step, double value);
    void clear() { points_.clear(); }

    std::span<const CurvePoint> points() const { return points_; }
    bool empty() const { return points_.empty(); }
    /// The points between two steps, both included, and one more on either side if there is one, so that a
    /// line through them goes on beyond.
    std::span<const CurvePoint> between(double first, double last) const;
    /// The point whose step is nearest; null if there is none.
    const CurvePoint* nearest(double step) const;

  private:
    std::vector<CurvePoint> points_;
};

/// Exponentially smoothed, each value the mean of those before it with weights that fall by `weight` (0..1) a
/// point; the first values are not pulled towards zero (the bias correction of Adam, arXiv 1412.6980).
Curve smoothed(std::span<const CurvePoint> points, double weight);

} // namespace sinopia
