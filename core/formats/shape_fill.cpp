#include "formats/shape_fill.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace sinopia {
namespace {

/// The first pixel whose centre is at or behind `place`, within 0..limit.
int first_at(double place, int limit) {
    return static_cast<int>(std::clamp(std::ceil(place - 0.5), 0.0, static_cast<double>(limit)));
}

/// A side of a ring that crosses the centres of rows y0 <= y < y1, from top to bottom.
struct Side {
    PointF top, bottom;
    int y0 = 0, y1 = 0;

    double at(int y) const {
        const double centre = y + 0.5;
        return top.x + (bottom.x - top.x) * ((centre - top.y) / (bottom.y - top.y));
    }
};

void add_sides(const std::vector<PointF>& ring, Size image, std::vector<Side>& sides) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        PointF p = ring[i], q = ring[(i + 1) % ring.size()];
        if (p.y > q.y)
            std::swap(p, q);
        const int y0 = first_at(p.y, image.height), y1 = first_at(q.y, image.height);
        if (y0 < y1)
            sides.push_back({p, q, y0, y1});
    }
}

void fill_row(std::vector<double>& crossings, int y, Size image, const FillRun& run) {
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const int x0 = first_at(crossings[i], image.width), x1 = first_at(crossings[i + 1], image.width);
        if (x0 < x1)
            run(y, x0, x1);
    }
}

} // namespace

void fill_rings(const std::vector<std::vector<PointF>>& rings, Size image, const FillRun& run) {
    std::vector<Side> sides;
    for (const std::vector<PointF>& ring : rings)
        add_sides(ring, image, sides);
    std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.y0 < b.y0; });
    std::vector<std::size_t> active;
    std::vector<double> crossings;
    std::size_t next = 0;
    for (int y = sides.empty() ? 0 : sides.front().y0; next < sides.size() || !active.empty(); ++y) {
        if (active.empty())
            y = std::max(y, sides[next].y0);
        for (; next < sides.size() && sides[next].y0 <= y; ++next)
            active.push_back(next);
        std::erase_if(active, [&](std::size_t i) { return sides[i].y1 <= y; });
        crossings.clear();
        for (const std::size_t i : active)
            crossings.push_back(sides[i].at(y));
        fill_row(crossings, y, image, run);
    }
}

void fill_circle(PointF centre, double radius, Size image, const FillRun& run) {
    const int y1 = first_at(centre.y + radius + 1, image.height);
    for (int y = first_at(centre.y - radius, image.height); y < y1; ++y) {
        const double dy = y + 0.5 - centre.y, square = radius * radius - dy * dy;
        if (square < 0)
            continue;
        const double half = std::sqrt(square);
        const int x0 = first_at(centre.x - half, image.width);
        const int x1 = static_cast<int>(
            std::clamp(std::floor(centre.x + half - 0.5) + 1, 0.0, static_cast<double>(image.width)));
        if (x0 < x1)
            run(y, x0, x1);
    }
}

} // namespace sinopia
