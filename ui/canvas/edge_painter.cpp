#include "ui/canvas/edge_painter.h"

#include "ui/canvas/edge_baker.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

void mix(DisplayPixel& out, DisplayPixel line, unsigned weight) {
    const unsigned rest = 256 - weight;
    const unsigned rb = ((out & 0xff00ffu) * rest + (line & 0xff00ffu) * weight) >> 8;
    const unsigned g = ((out & 0x00ff00u) * rest + (line & 0x00ff00u) * weight) >> 8;
    out = 0xff000000u | (rb & 0xff00ffu) | (g & 0x00ff00u);
}

/// A grid line is a little darker on light pixels and a little lighter on dark ones.
void mixGrid(DisplayPixel& out) {
    const unsigned light = ((out >> 16) & 255) * 3 + ((out >> 8) & 255) * 6 + (out & 255);
    mix(out, light > 1000 ? 0xff000000u : 0xffffffffu, 48);
}

} // namespace

unsigned EdgePainter::coverage(double distance, double width) const {
    if (view_.pixelsStaySquare())
        return distance < width ? 256 : 0;
    return static_cast<unsigned>(std::clamp(width + 0.5 - distance, 0.0, 1.0) * 256);
}

void EdgePainter::draw(Rect part, const DisplaySource& source) {
    part = part.intersected(whole(frame_.size()));
    if (view_.zoom() < from_zoom || (!grid_ && !source.hasEdges()))
        return;
    const PointF step = view_.imageStepRight();
    const Size size = view_.imageSize();
    const double reach = std::max(width_ + 0.5, 1.0) / view_.zoom();
    for (int y = part.y; y < part.bottom(); ++y) {
        const PointF start = view_.toImage({0.5 - offset_.x, y + 0.5 - offset_.y});
        DisplayPixel* out = frame_.row(y);
        // Upright rows far from any border between rows only meet the borders between columns.
        for (int x = part.x; x < part.right(); ++x) {
            const double u = start.x + step.x * x, v = start.y + step.y * x;
            const double fu = u - std::floor(u), fv = v - std::floor(v);
            if (fu >= reach && fu <= 1 - reach && fv >= reach && fv <= 1 - reach)
                continue;
            if (u >= 0 && v >= 0 && u < size.width && v < size.height)
                drawPixel(out[x], u, v, source);
        }
    }
}

void EdgePainter::drawPixel(DisplayPixel& out, double u, double v, const DisplaySource& source) const {
    const double zoom = view_.zoom();
    const int x = static_cast<int>(u), y = static_cast<int>(v);
    const Size size = view_.imageSize();
    const double left = (u - x) * zoom, top = (v - y) * zoom;
    if (grid_) {
        // Half a pixel on either side, so that a line is one pixel wide wherever the border falls.
        const double nearest = std::min({left, zoom - left, top, zoom - top});
        if (view_.pixelsStaySquare() ? std::min(left, top) < 1 : nearest < 0.5)
            mixGrid(out);
    }
    if (!source.hasEdges())
        return;
    const Near borders[] = {{x, y, x - 1, y, left},
                            {x, y, x + 1, y, zoom - left},
                            {x, y, x, y - 1, top},
                            {x, y, x, y + 1, zoom - top}};
    for (const Near& border : borders)
        if (border.distance < width_ + 0.5 && whole(size).contains({border.nx, border.ny}))
            drawBorder(out, border, source);
}

void EdgePainter::drawBorder(DisplayPixel& out, const Near& near, const DisplaySource& source) const {
    const unsigned weight = coverage(near.distance, width_);
    if (weight == 0)
        return;
    const bool ahead = near.nx > near.x || near.ny > near.y;
    if (source.class_edges) {
        const ClassIndex here = source.labels->get(near.x, near.y);
        if (here != source.labels->get(near.nx, near.ny))
            mix(out, source.color(here), weight);
    }
    if (source.instances && source.instances->get(near.x, near.y) != source.instances->get(near.nx, near.ny))
        mix(out, ahead ? light_line : dark_line, weight);
    if (source.region) {
        const bool here = source.region->get(near.x, near.y) >= region_inside;
        if (here != (source.region->get(near.nx, near.ny) >= region_inside))
            mix(out, here ? light_line : dark_line, weight);
    }
}

} // namespace sinopia
