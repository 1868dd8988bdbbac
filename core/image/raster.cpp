#include "image/raster.h"

#include "image/pixel_centre.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sinopia {
namespace {

/// A closed interval of places along a row.
struct Interval {
    double low = 0;
    double high = -1;
    bool empty() const { return high < low; }
};

Interval hull(Interval a, Interval b) {
    if (a.empty())
        return b;
    if (b.empty())
        return a;
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

bool finite(PointF p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// One past the last pixel whose centre is at or before `place`.
int end_at(double place, int limit) {
    return static_cast<int>(std::clamp(std::floor(place - 0.5) + 1.0, 0.0, double(limit)));
}

/// Spans of a convex shape: `row(centre_y)` says what it covers of a row.
template <class F>
Spans convex_spans(double top, double bottom, Size clip, F&& row) {
    Spans spans;
    const int end = end_at(bottom, clip.height);
    for (int y = first_centre_at(top, clip.height); y < end; ++y) {
        const Interval covered = row(y + 0.5);
        if (covered.empty())
            continue;
        const int x0 = first_centre_at(covered.low, clip.width), x1 = end_at(covered.high, clip.width);
        if (x1 > x0)
            spans.push_back({y, x0, x1});
    }
    return spans;
}

Interval disk_row(PointF centre, double radius, double y) {
    const double square = radius * radius - (y - centre.y) * (y - centre.y);
    if (square < 0)
        return {};
    const double half = std::sqrt(square);
    return {centre.x - half, centre.x + half};
}

/// Where the row at `y` cuts a convex polygon.
template <std::size_t N>
Interval polygon_row(const std::array<PointF, N>& corners, double y) {
    Interval cut;
    for (std::size_t i = 0; i < N; ++i) {
        const PointF p = corners[i], q = corners[(i + 1) % N];
        if (y < std::min(p.y, q.y) || y > std::max(p.y, q.y))
            continue;
        if (p.y == q.y) {
            cut = hull(cut, {std::min(p.x, q.x), std::max(p.x, q.x)});
        } else {
            const double x = p.x + (q.x - p.x) * (y - p.y) / (q.y - p.y);
            cut = hull(cut, {x, x});
        }
    }
    return cut;
}

/// What a square brush covers of a row while its centre moves from a to b: the hull of the squares about the
/// ends of the part of the way that is near enough to the row.
Interval moving_square_row(PointF a, PointF b, double radius, double y) {
    if (a.y > b.y)
        std::swap(a, b);
    const double from = std::max(a.y, y - radius), to = std::min(b.y, y + radius);
    if (from > to)
        return {};
    auto x_at = [&](double at) { return a.y == b.y ? a.x : a.x + (b.x - a.x) * (at - a.y) / (b.y - a.y); };
    const double x0 = x_at(from), x1 = a.y == b.y ? b.x : x_at(to);
    return {std::min(x0, x1) - radius, std::max(x0, x1) + radius};
}

/// The 8-connected line of pixels between two places.
Spans thin_line(PointF a, PointF b, Size clip) {
    // Longer than any picture many times over: nobody draws it, and it must not take seconds.
    constexpr double most_steps = 1e6;
    const double steps = std::ceil(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)));
    if (steps > most_steps)
        return {};
    Spans spans;
    const int count = std::max(1, static_cast<int>(steps));
    for (int i = 0; i <= count; ++i) {
        const double t = static_cast<double>(i) / count;
        const double x = std::floor(a.x + (b.x - a.x) * t), y = std::floor(a.y + (b.y - a.y) * t);
        if (x >= 0 && y >= 0 && x < clip.width && y < clip.height)
            spans.push_back({static_cast<int>(y), static_cast<int>(x), static_cast<int>(x) + 1});
    }
    return united(spans, {});
}

/// A wider brush leaves no gaps by itself: half the diagonal of a pixel.
constexpr double gapless_radius = 0.7072;

Spans with_thin_line(Spans spans, PointF a, PointF b, double radius, Size clip) {
    return radius < gapless_radius ? united(spans, thin_line(a, b, clip)) : spans;
}

bool valid_radius(double radius) {
    return std::isfinite(radius) && radius >= 0;
}

/// The hull of two disks: the disks, and between them what their common tangents hold.
Spans disk_sweep(PointF a, double radius_a, PointF b, double radius_b, double top, double bottom, Size clip) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const bool apart = length > std::abs(radius_a - radius_b); // otherwise one holds the other
    std::array<PointF, 4> body{};
    if (apart) {
        const double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
        const double along = (radius_a - radius_b) / length, across = std::sqrt(1 - along * along);
        const PointF left{along * ux - across * uy, along * uy + across * ux};
        const PointF right{along * ux + across * uy, along * uy - across * ux};
        body = {PointF{a.x + radius_a * left.x, a.y + radius_a * left.y},
                PointF{b.x + radius_b * left.x, b.y + radius_b * left.y},
                PointF{b.x + radius_b * right.x, b.y + radius_b * right.y},
                PointF{a.x + radius_a * right.x, a.y + radius_a * right.y}};
    }
    return convex_spans(top, bottom, clip, [&](double y) {
        const Interval ends = hull(disk_row(a, radius_a, y), disk_row(b, radius_b, y));
        return apart ? hull(ends, polygon_row(body, y)) : ends;
    });
}

Interval square_row(PointF centre, double radius, double y) {
    if (std::abs(y - centre.y) > radius)
        return {};
    return {centre.x - radius, centre.x + radius};
}

/// The hull of two squares of different sizes: the squares and the lines between corners of the same kind.
Interval tapered_square_row(PointF a, double radius_a, PointF b, double radius_b, double y) {
    Interval row = hull(square_row(a, radius_a, y), square_row(b, radius_b, y));
    for (const PointF corner : {PointF{-1, -1}, PointF{1, -1}, PointF{1, 1}, PointF{-1, 1}}) {
        const PointF from{a.x + corner.x * radius_a, a.y + corner.y * radius_a};
        const PointF to{b.x + corner.x * radius_b, b.y + corner.y * radius_b};
        row = hull(row, polygon_row(std::array<PointF, 2>{from, to}, y));
    }
    return row;
}

Spans square_sweep(PointF a, double radius_a, PointF b, double radius_b, double top, double bottom,
                   Size clip) {
    // Half-open at the far sides, so that a brush of n pixels on a pixel corner covers n, not n + 1.
    constexpr double open = 1e-9;
    return convex_spans(top, bottom - open, clip, [&](double y) {
        Interval row = radius_a == radius_b ? moving_square_row(a, b, radius_a, y)
                                            : tapered_square_row(a, radius_a, b, radius_b, y);
        row.high -= open;
        return row;
    });
}

} // namespace

Spans disk_spans(PointF centre, double radius, Size clip) {
    return segment_spans(centre, centre, radius, clip);
}

Spans square_spans(PointF centre, double radius, Size clip) {
    return segment_spans(centre, centre, radius, clip, BrushShape::square);
}

Spans segment_spans(PointF a, PointF b, double radius, Size clip, BrushShape shape) {
    return tapered_spans(a, radius, b, radius, clip, shape);
}

Spans tapered_spans(PointF a, double radius_a, PointF b, double radius_b, Size clip, BrushShape shape) {
    if (!finite(a) || !finite(b) || !valid_radius(radius_a) || !valid_radius(radius_b))
        return {};
    const double top = std::min(a.y - radius_a, b.y - radius_b);
    const double bottom = std::max(a.y + radius_a, b.y + radius_b);
    Spans spans = shape == BrushShape::square ? square_sweep(a, radius_a, b, radius_b, top, bottom, clip)
                                              : disk_sweep(a, radius_a, b, radius_b, top, bottom, clip);
    return with_thin_line(std::move(spans), a, b, std::min(radius_a, radius_b), clip);
}

Spans rect_spans(Rect rect, Size clip) {
    rect = rect.intersected(whole(clip));
    Spans spans;
    for (int y = rect.y; y < rect.bottom(); ++y)
        spans.push_back({y, rect.x, rect.right()});
    return spans;
}

Spans ellipse_spans(Rect box, Size clip) {
    if (box.empty())
        return {};
    const double half_width = box.width / 2.0, half_height = box.height / 2.0;
    const PointF centre{box.x + half_width, box.y + half_height};
    return convex_spans(box.y, box.bottom(), clip, [&](double y) -> Interval {
        const double v = (y - centre.y) / half_height;
        if (v * v > 1)
            return {};
        const double half = half_width * std::sqrt(1 - v * v);
        return {centre.x - half, centre.x + half};
    });
}

} // namespace sinopia
