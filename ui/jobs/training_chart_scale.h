#pragma once

#include "ui/jobs/training_curve.h"

#include <span>
#include <vector>

namespace sinopia {

/// What part of a chart is seen, and where it lies on the plot: steps from left to right, values from bottom
/// to top, in pixels of a plot of `width` x `height` whose y grows downwards.
struct ChartScale {
    double first = 0, last = 1; ///< steps at the left and the right edge
    double low = 0, high = 1;   ///< values at the bottom and the top edge; above 0 if logarithmic
    bool logarithmic = false;
    double width = 1, height = 1;

    double x_of(double step) const { return (step - first) / (last - first) * width; }
    /// A value that the logarithm cannot show (0 and below) lies far below the plot.
    double y_of(double value) const;
    double step_at(double x) const { return first + x / width * (last - first); }
    double value_at(double y) const;

    /// Shows `factor` times as many steps (0.5: closer), with the step at `x` where it is. At least one step
    /// and at most 1e15 stay in sight.
    ChartScale zoomed(double x, double factor) const;
    /// Moved with the pointer: what was at x - dx is at x.
    ChartScale panned(double dx) const;
};

/// What lies in one pixel column of the plot.
struct ChartColumn {
    double x = 0;                   ///< in pixels; of a single point exactly, else the column's middle
    double first = 0, last = 0;     ///< the values at its beginning and its end
    double lowest = 0, highest = 0; ///< the extremes between them
    bool operator==(const ChartColumn&) const = default;
};

/// The points of a curve that are in sight, at most one entry a pixel column with the extremes of all its
/// points: a line through them looks as one through every point, whatever their number. One entry beyond each
/// edge is kept.
std::vector<ChartColumn> columns_of(const Curve& curve, const ChartScale& scale);

/// Round numbers for an axis from `low` to `high`, about `wanted` of them. On a logarithmic axis 1, 2 and 5
/// of each power of ten while they are few, else the powers.
std::vector<double> axis_marks(double low, double high, int wanted, bool logarithmic);

/// The range of values that shows `main` whole and of `noisy` all but its outliers, with some room around it;
/// both as far as they lie between the scale's steps. 0..1 if there is nothing.
struct ValueRange {
    double low = 0, high = 1;
};
ValueRange range_of_values(std::span<const Curve* const> main, const Curve& noisy, const ChartScale& scale);

} // namespace sinopia
