#include "image/raster.h"

#include "image/pixel_centre.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Where an edge crosses the centre line of a row, and whether it goes down (1) or up (-1) there.
struct Crossing {
    double x = 0;
    int turn = 0;
};

std::vector<std::vector<Crossing>> crossings_of(const std::vector<PointF>& corners, int height) {
    std::vector<std::vector<Crossing>> rows(static_cast<std::size_t>(height));
    for (std::size_t i = 0; i < corners.size(); ++i) {
        PointF p = corners[i], q = corners[(i + 1) % corners.size()];
        const int turn = p.y > q.y ? -1 : 1;
        if (turn < 0)
            std::swap(p, q);
        // Rows whose centre lies in [p.y, q.y): a corner counts for one of the two edges that meet there.
        const int end = first_centre_at(q.y, height);
        for (int y = first_centre_at(p.y, height); y < end; ++y)
            rows[static_cast<std::size_t>(y)].push_back(
                {p.x + (q.x - p.x) * (y + 0.5 - p.y) / (q.y - p.y), turn});
    }
    return rows;
}

void add_span(Spans& spans, Span span) {
    if (span.x1 <= span.x0)
        return;
    if (!spans.empty() && spans.back().y == span.y && spans.back().x1 >= span.x0)
        spans.back().x1 = std::max(spans.back().x1, span.x1);
    else
        spans.push_back(span);
}

} // namespace

Spans polygon_spans(const std::vector<PointF>& corners, Size clip, FillRule rule) {
    const auto finite = [](PointF p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (corners.size() < 3 || clip.empty() || !std::all_of(corners.begin(), corners.end(), finite))
        return {};
    std::vector<std::vector<Crossing>> rows = crossings_of(corners, clip.height);
    Spans spans;
    for (int y = 0; y < clip.height; ++y) {
        std::vector<Crossing>& row = rows[static_cast<std::size_t>(y)];
        std::sort(row.begin(), row.end(), [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
        int turns = 0;
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            turns += rule == FillRule::nonzero ? row[i].turn : turns == 0 ? 1 : -1;
            if (turns != 0)
                add_span(spans, {y, first_centre_at(row[i].x, clip.width), first_centre_at(row[i + 1].x, clip.width)});
        }
    }
    return spans;
}

} // namespace sinopia
