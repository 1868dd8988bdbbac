#pragma once

#include "ui/canvas/view_transform.h"
#include "ui/tools/tool.h"

#include <QPainter>
#include <QRegion>

namespace sinopia {

/// Draws what lies over the image: the outline at the pointer and a tool's shapes. All lines are dark and
/// light at once, so that they show on any ground, and as wide on every screen. The painter counts in device
/// pixels.
class OverlayPainter {
  public:
    /// `scale`: device pixels per pixel of the window. The view's (0, 0) is the painter's `offset`.
    OverlayPainter(QPainter& painter, const ViewTransform& view, Point offset, double scale)
        : painter_(painter), view_(view), offset_(offset), scale_(scale) {}

    /// The brush's outline about an image point; never smaller than can be seen. Diameter 0: none.
    void drawOutline(PointF centre, const ToolOutline& outline);
    /// A small cross: where the pointer of the other half is.
    void drawCross(PointF centre);
    void drawShapes(const ToolOverlay& shapes);
    /// The line that divides the wipe, with its handle.
    void drawDivider(const QRect& line);

    /// The device pixels that the above touch: for a large outline a ring of boxes, not its inside.
    QRegion outlineRegion(PointF centre, const ToolOutline& outline) const;
    QRegion crossRegion(PointF centre) const;
    QRegion shapesRegion(const ToolOverlay& shapes) const;

  private:
    QPointF at(PointF image) const;
    double reachOf(const ToolOutline& outline) const;
    void drawCircle(QPointF middle, double radius);
    QPolygonF squareAt(PointF centre, double reach) const;
    void strokeTwice(const QPainterPath& path, double width);
    QPolygonF boxPolygon(const Rect& box) const;

    QPainter& painter_;
    const ViewTransform& view_;
    Point offset_;
    double scale_;
};

} // namespace sinopia
