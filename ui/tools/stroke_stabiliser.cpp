#include "ui/tools/stroke_stabiliser.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Where the end of a string of `length` lies when its other end is pulled to `pull`.
PointF pulled(PointF end, PointF pull, double length) {
    const double dx = pull.x - end.x, dy = pull.y - end.y;
    const double distance = std::hypot(dx, dy);
    if (!(distance > length))
        return end;
    const double way = (distance - length) / distance;
    return {end.x + dx * way, end.y + dy * way};
}

} // namespace

void StrokeStabiliser::begin(PointF at, double strength, double pixel_size) {
    string_ = longest_reach / 2 * std::clamp(strength, 0.0, 1.0) * pixel_size;
    pointer_ = middle_ = brush_ = at;
}

PointF StrokeStabiliser::follow(PointF pointer) {
    if (string_ <= 0)
        return finish(pointer);
    // In small steps, so that a pointer that reports seldom draws the same curve as one that reports often.
    const PointF from = pointer_;
    const double way = std::hypot(pointer.x - from.x, pointer.y - from.y);
    constexpr double most_steps = 64;
    const int steps = static_cast<int>(std::clamp(std::ceil(way / (string_ / 4)), 1.0, most_steps));
    for (int i = 1; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const PointF on_the_way{from.x + (pointer.x - from.x) * t, from.y + (pointer.y - from.y) * t};
        middle_ = pulled(middle_, on_the_way, string_);
        brush_ = pulled(brush_, middle_, string_);
    }
    pointer_ = pointer;
    return brush_;
}

PointF StrokeStabiliser::finish(PointF pointer) {
    return pointer_ = middle_ = brush_ = pointer;
}

} // namespace sinopia
