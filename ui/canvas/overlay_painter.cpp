#include "ui/canvas/overlay_painter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sinopia {
namespace {

constexpr double smallest_reach = 3; ///< of an outline from its centre, in the window's pixels
/// From here on an outline is handled in pieces.
constexpr double large_reach = 48;
constexpr double cross_reach = 12;
constexpr double handle_reach = 4;
const QColor dark(0, 0, 0, 190);
const QColor light(255, 255, 255, 235);

QRect around(QPointF centre, double reach) {
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach).toAlignedRect();
}

} // namespace

QPointF OverlayPainter::at(PointF image) const {
    const PointF p = view_.toView(image);
    return {p.x + offset_.x, p.y + offset_.y};
}

double OverlayPainter::reachOf(const ToolOutline& outline) const {
    return std::max(outline.diameter / 2 * view_.zoom(), smallest_reach * scale_);
}

QPolygonF OverlayPainter::squareAt(PointF centre, double reach) const {
    const QPointF middle = at(centre);
    const PointF right = view_.imageStepRight();
    // The square lies as the image's pixels do.
    const QPointF u = QPointF(right.x, -right.y) * (view_.zoom() * reach * (view_.mirrored() ? -1 : 1));
    const QPointF v(-u.y(), u.x());
    return QPolygonF({middle - u - v, middle + u - v, middle + u + v, middle - u + v});
}

void OverlayPainter::strokeTwice(const QPainterPath& path, double width) {
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(dark, (width + 2) * scale_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter_.drawPath(path);
    painter_.setPen(QPen(light, width * scale_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter_.drawPath(path);
}

void OverlayPainter::drawOutline(PointF centre, const ToolOutline& outline) {
    if (outline.diameter <= 0)
        return;
    const double reach = reachOf(outline);
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setBrush(Qt::NoBrush);
    // Lines of one device pixel are drawn many times faster than wider ones: as many as make up the width.
    const int lines = std::max(1, static_cast<int>(std::lround(scale_)));
    for (int i = 0; i < 2 * lines; ++i) {
        QPen pen(i < lines ? light : dark, 1);
        pen.setCosmetic(true);
        painter_.setPen(pen);
        const double r = std::max(reach - lines + i + 0.5, 0.5);
        if (outline.shape == BrushShape::round)
            drawCircle(at(centre), r);
        else
            painter_.drawPolygon(squareAt(centre, r));
    }
}

void OverlayPainter::drawCircle(QPointF middle, double radius) {
    if (radius < large_reach)
        return painter_.drawEllipse(middle, radius, radius);
    // Only the arcs that are seen, in chords that stray less than a tenth of a pixel.
    const QRectF seen = painter_.hasClipping() ? painter_.clipBoundingRect() : QRectF(painter_.window());
    const int pieces = static_cast<int>(std::ceil(std::numbers::pi / std::acos(1 - 0.1 / radius)));
    QPolygonF arc;
    const auto point = [&](int i) {
        const double angle = 2 * std::numbers::pi * i / pieces;
        return middle + QPointF(std::cos(angle), std::sin(angle)) * radius;
    };
    const auto flush = [&] {
        if (arc.size() > 1)
            painter_.drawPolyline(arc);
        arc.clear();
    };
    const QRectF near = seen.adjusted(-2, -2, 2, 2);
    QPointF from = point(0);
    for (int i = 1; i <= pieces; ++i) {
        const QPointF to = point(i);
        if (QRectF(from, to).normalized().adjusted(0, 0, 0.01, 0.01).intersects(near)) {
            if (arc.isEmpty())
                arc << from;
            arc << to;
        } else {
            flush();
        }
        from = to;
    }
    flush();
}

QRegion OverlayPainter::outlineRegion(PointF centre, const ToolOutline& outline) const {
    if (outline.diameter <= 0)
        return {};
    const double reach = reachOf(outline), width = 3 * scale_;
    const QPointF middle = at(centre);
    if (reach < large_reach * scale_)
        return around(middle, reach * (outline.shape == BrushShape::round ? 1 : std::numbers::sqrt2) + width);
    QPolygonF points;
    if (outline.shape == BrushShape::round) {
        constexpr int pieces = 32;
        for (int i = 0; i < pieces; ++i) {
            const double angle = 2 * std::numbers::pi * i / pieces;
            points << middle + QPointF(std::cos(angle), std::sin(angle)) * reach;
        }
    } else {
        const QPolygonF corners = squareAt(centre, reach);
        constexpr int pieces = 8; // a turned side in short boxes
        for (int side = 0; side < 4; ++side)
            for (int i = 0; i < pieces; ++i)
                points << corners[side] + (corners[(side + 1) % 4] - corners[side]) * i / pieces;
    }
    // A chord lies within its arc by at most this much.
    const double bulge = reach * (1 - std::cos(std::numbers::pi / 32)) + width;
    QRegion region;
    for (int i = 0; i < points.size(); ++i)
        region |= QRectF(points[i], points[(i + 1) % points.size()])
                      .normalized()
                      .adjusted(-bulge, -bulge, bulge, bulge)
                      .toAlignedRect();
    return region;
}

void OverlayPainter::drawCross(PointF centre) {
    const QPointF middle = at(centre);
    QPainterPath path;
    for (const QPointF arm : {QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0), QPointF(0, -1)}) {
        path.moveTo(middle + arm * 3 * scale_);
        path.lineTo(middle + arm * (cross_reach - 2) * scale_);
    }
    strokeTwice(path, 1.2);
}

QRegion OverlayPainter::crossRegion(PointF centre) const {
    return around(at(centre), (cross_reach + 2) * scale_);
}

QPolygonF OverlayPainter::boxPolygon(const Rect& box) const {
    QPolygonF polygon;
    for (const PointF& p : view_.corners(box))
        polygon << QPointF(p.x + offset_.x, p.y + offset_.y);
    polygon << polygon.front();
    return polygon;
}

void OverlayPainter::drawShapes(const ToolOverlay& shapes) {
    QPainterPath path;
    if (!shapes.path.empty()) {
        QPolygonF line;
        for (const PointF& p : shapes.path) // points that fall together on the screen add nothing
            if (const QPointF next = at(p);
                line.isEmpty() || (next - line.back()).manhattanLength() >= 1 || &p == &shapes.path.back())
                line << next;
        path.addPolygon(line);
        if (shapes.closed)
            path.closeSubpath();
    }
    if (shapes.box && !shapes.box_is_ellipse)
        path.addPolygon(boxPolygon(*shapes.box));
    if (!path.isEmpty())
        strokeTwice(path, 1.2);
    if (shapes.box && shapes.box_is_ellipse) {
        const QPolygonF p = boxPolygon(*shapes.box);
        const QPointF middle = (p[0] + p[2]) / 2, u = (p[1] - p[0]) / 2, v = (p[3] - p[0]) / 2;
        QPainterPath circle, ellipse;
        circle.addEllipse(QPointF(0, 0), 1, 1);
        ellipse = QTransform(u.x(), u.y(), v.x(), v.y(), middle.x(), middle.y()).map(circle);
        strokeTwice(ellipse, 1.2);
    }
    painter_.setRenderHint(QPainter::Antialiasing, false);
    for (const PointF& p : shapes.handles) {
        const QRect box = around(at(p), (handle_reach - 1) * scale_);
        painter_.fillRect(box.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 220));
        painter_.fillRect(box, Qt::white);
    }
}

QRegion OverlayPainter::shapesRegion(const ToolOverlay& shapes) const {
    QRectF bounds;
    const auto add = [&](QPointF p) { bounds |= QRectF(p - QPointF(0.5, 0.5), QSizeF(1, 1)); };
    for (const PointF& p : shapes.path)
        add(at(p));
    for (const PointF& p : shapes.handles)
        add(at(p));
    if (shapes.box)
        for (const QPointF& p : boxPolygon(*shapes.box))
            add(p);
    if (bounds.isNull())
        return {};
    const double spare = (handle_reach + 2) * scale_;
    return bounds.adjusted(-spare, -spare, spare, spare).toAlignedRect();
}

void OverlayPainter::drawDivider(const QRect& line) {
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.fillRect(line, light);
    painter_.fillRect(line.adjusted(-1, 0, -line.width(), 0), dark);
    painter_.fillRect(line.adjusted(line.width(), 0, 1, 0), dark);
    const QPointF middle = QRectF(line).center();
    const double r = 11 * scale_;
    painter_.setPen(QPen(dark, scale_));
    painter_.setBrush(light);
    painter_.drawEllipse(middle, r, r);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(QColor(40, 40, 40));
    for (const int side : {-1, 1})
        painter_.drawPolygon(
            QPolygonF({middle + QPointF(side * 7.5, 0) * scale_, middle + QPointF(side * 2.5, -4.5) * scale_,
                       middle + QPointF(side * 2.5, 4.5) * scale_}));
}

} // namespace sinopia
