#include "ui/jobs/training_curve.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double largest_value = 1e30; ///< sums and differences of such stay finite

bool is_before(const CurvePoint& point, double step) {
    return point.step < step;
}

} // namespace

void Curve::add(double step, double value) {
    while (!points_.empty() && points_.back().step >= step)
        points_.pop_back();
    if (std::isfinite(step) && std::abs(value) <= largest_value)
        points_.push_back({step, value});
}

std::span<const CurvePoint> Curve::between(double first, double last) const {
    auto from = std::lower_bound(points_.begin(), points_.end(), first, is_before);
    auto to = std::lower_bound(from, points_.end(), std::nextafter(last, INFINITY), is_before);
    if (from != points_.begin())
        --from;
    if (to != points_.end())
        ++to;
    return {from, to};
}

const CurvePoint* Curve::nearest(double step) const {
    if (points_.empty())
        return nullptr;
    const auto after = std::lower_bound(points_.begin(), points_.end(), step, is_before);
    if (after == points_.end())
        return &points_.back();
    if (after == points_.begin() || after->step - step < step - std::prev(after)->step)
        return &*after;
    return &*std::prev(after);
}

Curve smoothed(std::span<const CurvePoint> points, double weight) {
    Curve curve;
    double mean = 0, share = 1;
    for (const CurvePoint& point : points) {
        mean = weight * mean + (1 - weight) * point.value;
        share *= weight;
        curve.add(point.step, mean / (1 - share));
    }
    return curve;
}

} // namespace sinopia
