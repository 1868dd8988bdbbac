#include "ui/canvas/edge_painter.h"

#include "ui/canvas/edge_baker.h"
#include "ui/canvas/straight_edges.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
unsigned EdgePainter::coverage(double distance, double width) const {
    if (view_.pixelsStaySquare())
        return distance < width ? 256 : 0;
    return static_cast<unsigned>(std::clamp(width + 0.5 - distance, 0.0, 1.0) * 256);
}

void EdgePainter::draw(Rect part, const DisplaySource& source) {
    part = part.intersected(whole(frame_.size()));
    if (view_.zoom() <= above_zoom || part.empty() || (!grid_ && !source.hasEdges()))
        return;
    const Rect pixels = view_.imageRect({part.x - offset_.x, part.y - offset_.y, part.width, part.height});
    if (pixels.empty())
        return;
    if (view_.rowsStayRows())
        StraightEdges(frame_, view_, offset_, part).draw(source, width_, class_width_, grid_);
    else
        drawTurned(part, source);
}

void EdgePainter::drawTurned(Rect part, const DisplaySource& source) {
    const PointF step = view_.imageStepRight();
    const Size size = view_.imageSize();
    const double reach = std::max(class_width_ + 0.5, 1.0) / view_.zoom();
    for (int y = part.y; y < part.bottom(); ++y) {
        const PointF start = view_.toImage({0.5 - offset_.x, y + 0.5 - offset_.y});
        DisplayPixel* out = frame_.row(y);
        for (int x = part.x; x < part.right(); ++x) {
            const double u = start.x + step.x * x, v = start.y + step.y * x;
            if (u < 0 || v < 0 || u >= size.width || v >= size.height)
                continue;
            const double fu = u - static_cast<int>(u), fv = v - static_cast<int>(v);
            if (fu < reach || fu > 1 - reach || fv < reach || fv > 1 - reach)
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
            mixGridLine(out);
    }
    if (!source.hasEdges())
        return;
    const Near borders[] = {{x, y, x - 1, y, left},
                            {x, y, x + 1, y, zoom - left},
                            {x, y, x, y - 1, top},
                            {x, y, x, y + 1, zoom - top}};
    for (const Near& border : borders)
        if (border.distance < class_width_ + 0.5 && whole(size).contains({border.nx, border.ny}))
            drawBorder(out, border, source);
}

void EdgePainter::drawBorder(DisplayPixel& out, const Near& near, const DisplaySource& source) const {
    const bool ahead = near.nx > near.x || near.ny > near.y;
    if (source.class_edges) {
        const ClassIndex here = source.labels->get(near.x, near.y);
        if (here != source.labels->get(near.nx, near.ny))
            mixLine(out, source.lineColor(here), coverage(near.distance, class_width_));
    }
    const unsigned weight = coverage(near.distance, width_);
    if (weight == 0)
        return;
    if (source.instances && source.instances->get(near.x, near.y) != source.instances->get(near.nx, near.ny))
        mixLine(out, ahead ? light_line : dark_line, weight);
    if (source.region) {
        const bool here = source.region->get(near.x, near.y) >= region_inside;
        if (here != (source.region->get(near.nx, near.ny) >= region_inside))
            mixLine(out, here ? light_line : dark_line, weight);
    }
}

} // namespace sinopia
