#include "ui/jobs/training_chart_scale.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double least_steps = 1, most_steps = 1e15;
constexpr double far_below = 1e6;            ///< pixels
constexpr std::size_t sampled_points = 4096; ///< enough to tell outliers
constexpr double room = 0.05;                ///< of the range, above and below

/// 1, 2 or 5 times a power of ten, at least `least`.
double round_step(double least) {
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

std::vector<double> logarithmic_marks(double low, double high, int wanted) {
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    const int every = std::max(1, (last - first) / std::max(1, wanted));
    const bool finer = 3 * (last - first) <= 2 * wanted;
    std::vector<double> marks;
    for (int power = first; power <= last; power += every)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double mark = factor * std::pow(10.0, power);
            if (mark >= low && mark <= high && (finer || factor == 1.0))
                marks.push_back(mark);
        }
    return marks;
}

bool can_show(double value, bool logarithmic) {
    return !logarithmic || value > 0;
}

} // namespace

double ChartScale::y_of(double value) const {
    if (!logarithmic)
        return (high - value) / (high - low) * height;
    if (value <= 0)
        return far_below;
    return std::log(high / value) / std::log(high / low) * height;
}

double ChartScale::value_at(double y) const {
    const double share = y / height;
    return logarithmic ? high * std::pow(low / high, share) : high + (low - high) * share;
}

ChartScale ChartScale::zoomed(double x, double factor) const {
    ChartScale closer = *this;
    const double fixed = step_at(x);
    const double span = std::clamp((last - first) * factor, least_steps, most_steps);
    closer.first = fixed - span * x / width;
    closer.last = closer.first + span;
    return closer;
}

ChartScale ChartScale::panned(double dx) const {
    ChartScale moved = *this;
    const double steps = dx / width * (last - first);
    moved.first -= steps;
    moved.last -= steps;
    return moved;
}

std::vector<ChartColumn> columns_of(const Curve& curve, const ChartScale& scale) {
    std::vector<ChartColumn> columns;
    double pixel = -INFINITY;
    for (const CurvePoint& point : curve.between(scale.first, scale.last)) {
        if (!can_show(point.value, scale.logarithmic))
            continue;
        const double x = scale.x_of(point.step);
        // What is beyond the edges must not fall into one column with what is in sight.
        const double here = std::floor(std::clamp(x, -1.0, scale.width + 1));
        if (columns.empty() || here != pixel) {
            columns.push_back({x, point.value, point.value, point.value, point.value});
            pixel = here;
            continue;
        }
        ChartColumn& column = columns.back();
        column.x = here + 0.5;
        column.last = point.value;
        column.lowest = std::min(column.lowest, point.value);
        column.highest = std::max(column.highest, point.value);
    }
    return columns;
}

std::vector<double> axis_marks(double low, double high, int wanted, bool logarithmic) {
    if (!(high > low) || wanted < 1)
        return {};
    if (logarithmic && low > 0) {
        std::vector<double> marks = logarithmic_marks(low, high, wanted);
        if (marks.size() >= 2)
            return marks; // less than that tells nothing of the scale
    }
    const double step = round_step((high - low) / wanted);
    std::vector<double> marks;
    const double start = std::ceil(low / step - 1e-9);
    for (int i = 0; i <= 2 * wanted; ++i)
        if (const double mark = (start + i) * step; mark <= high + step * 1e-9)
            marks.push_back(mark == 0 ? 0 : mark); // no -0
    return marks;
}

ValueRange range_of_values(std::span<const Curve* const> main, const Curve& noisy, const ChartScale& scale) {
    double low = INFINITY, high = -INFINITY;
    const auto take = [&](double value) {
        if (can_show(value, scale.logarithmic)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    for (const Curve* curve : main)
        for (const CurvePoint& point : curve->between(scale.first, scale.last))
            take(point.value);
    const auto points = noisy.between(scale.first, scale.last);
    std::vector<double> values;
    const std::size_t every = points.size() / sampled_points + 1;
    for (std::size_t i = 0; i < points.size(); i += every)
        if (can_show(points[i].value, scale.logarithmic))
            values.push_back(points[i].value);
    if (!values.empty()) {
        std::sort(values.begin(), values.end());
        const std::size_t outliers = values.size() / 50; // 2 % at either end
        take(values[outliers]);
        take(values[values.size() - 1 - outliers]);
    }
    if (!(low <= high))
        return {scale.logarithmic ? 0.1 : 0.0, 1.0};
    if (scale.logarithmic) {
        const double factor = std::max(std::pow(high / low, room), 1.02);
        return {low / factor, high * factor};
    }
    const double margin = std::max((high - low) * room, std::abs(high) * 0.01 + 1e-12);
    return {low - margin, high + margin};
}

} // namespace sinopia
