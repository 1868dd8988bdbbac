#include "ui/canvas/straight_edges.h"

#include "ui/canvas/edge_baker.h"
#include "ui/canvas/grid_row.h"

#include <algorithm>
#include <cmath>

namespace sinopia {

void mixLine(DisplayPixel& out, DisplayPixel line, unsigned weight) {
    const unsigned rest = 256 - weight;
    const unsigned rb = ((out & 0xff00ffu) * rest + (line & 0xff00ffu) * weight) >> 8;
    const unsigned g = ((out & 0x00ff00u) * rest + (line & 0x00ff00u) * weight) >> 8;
    out = 0xff000000u | (rb & 0xff00ffu) | (g & 0x00ff00u);
}

void mixGridLine(DisplayPixel& out) {
    const unsigned light = ((out >> 16) & 255) * 3 + ((out >> 8) & 255) * 6 + (out & 255);
    mixLine(out, light > 1000 ? 0xff000000u : 0xffffffffu, 48);
}

StraightEdges::StraightEdges(Plane<DisplayPixel>& frame, const ViewTransform& view, Point offset, Rect part)
    : frame_(frame), part_(part) {
    const Rect in_view{part.x - offset.x, part.y - offset.y, part.width, part.height};
    pixels_ = view.imageRect(in_view).grown(1).intersected(whole(view.imageSize()));
    for (int x = pixels_.x; x <= pixels_.right(); ++x)
        columns_.push_back(static_cast<int>(std::lround(view.toView({double(x), 0}).x)) + offset.x);
    for (int y = pixels_.y; y <= pixels_.bottom(); ++y)
        rows_.push_back(static_cast<int>(std::lround(view.toView({0, double(y)}).y)) + offset.y);
}

void StraightEdges::fill(int x0, int x1, int y0, int y1, DisplayPixel color) {
    const int left = std::max(std::min(x0, x1), part_.x), right = std::min(std::max(x0, x1), part_.right());
    const int top = std::max(std::min(y0, y1), part_.y), bottom = std::min(std::max(y0, y1), part_.bottom());
    if (left >= right)
        return;
    for (int y = top; y < bottom; ++y)
        std::fill(frame_.row(y) + left, frame_.row(y) + right, color);
}

template <class T, class Same, class Color>
void StraightEdges::drawBorders(const TileGrid<T>& grid, int width, Same same, Color color) {
    // Turned by half or mirrored, the next image pixel lies to the left, or above.
    const int right = columns_.size() > 1 && columns_[1] < columns_[0] ? -width : width;
    const int down = rows_.size() > 1 && rows_[1] < rows_[0] ? -width : width;
    std::vector<T> above(static_cast<std::size_t>(pixels_.width)), here(above.size());
    for (int y = pixels_.y; y < pixels_.bottom(); ++y) {
        GridRow<T> pixels(grid, y);
        for (int x = pixels_.x; x < pixels_.right(); ++x) {
            const auto i = static_cast<std::size_t>(x - pixels_.x);
            here[i] = pixels[x];
            if (x > pixels_.x && !same(here[i - 1], here[i])) {
                fill(column(x), column(x) - right, row(y), row(y + 1), color(here[i - 1], true));
                fill(column(x), column(x) + right, row(y), row(y + 1), color(here[i], false));
            }
            if (y > pixels_.y && !same(above[i], here[i])) {
                fill(column(x), column(x + 1), row(y), row(y) - down, color(above[i], true));
                fill(column(x), column(x + 1), row(y), row(y) + down, color(here[i], false));
            }
        }
        std::swap(above, here);
    }
}

void StraightEdges::draw(const DisplaySource& source, int line_width, int class_width, bool grid) {
    if (pixels_.empty())
        return;
    if (grid)
        drawGrid();
    const auto equal = [](auto a, auto b) { return a == b; };
    if (source.class_edges)
        drawBorders(*source.labels, class_width, equal,
                    [&](ClassIndex index, bool) { return source.lineColor(index); });
    if (source.instances && holdsAny(*source.instances, pixels_))
        drawBorders(*source.instances, line_width, equal,
                    [](std::uint16_t, bool first) { return first ? light_line : dark_line; });
    if (source.region && holdsAny(*source.region, pixels_)) {
        const auto inside = [](std::uint8_t value) { return value >= region_inside; };
        drawBorders(
            *source.region, line_width,
            [&](std::uint8_t a, std::uint8_t b) { return inside(a) == inside(b); },
            [&](std::uint8_t value, bool) { return inside(value) ? light_line : dark_line; });
    }
}

void StraightEdges::drawGrid() {
    const int top = std::max(std::min(rows_.front(), rows_.back()), part_.y);
    const int bottom = std::min(std::max(rows_.front(), rows_.back()), part_.bottom());
    const int left = std::max(std::min(columns_.front(), columns_.back()), part_.x);
    const int right = std::min(std::max(columns_.front(), columns_.back()), part_.right());
    for (int y = top; y < bottom; ++y) {
        DisplayPixel* out = frame_.row(y);
        if (std::find(rows_.begin(), rows_.end(), y) != rows_.end())
            std::for_each(out + left, out + std::max(left, right), mixGridLine);
        else
            for (const int x : columns_)
                if (x >= left && x < right)
                    mixGridLine(out[x]);
    }
}

} // namespace sinopia
