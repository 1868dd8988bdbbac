#pragma once

#include "ui/canvas/display_cache.h"
#include "ui/canvas/view_transform.h"

#include <QElapsedTimer>
#include <QPainter>

namespace sinopia {

/// Draws the image's tiles, borders and brush outline. The painter counts in device pixels.
class CanvasPainter {
  public:
    CanvasPainter(QPainter& painter, const ViewTransform& view) : painter_(painter), view_(view) {}

    /// The ground around the image and its shadow.
    void drawGround(const QRect& part, const QColor& color);

    /// The tiles that meet `part`, coloured as far as `budget_ms` allows. Returns whether all were up to
    /// date; otherwise the caller asks for another frame.
    bool drawTiles(const QRect& part, DisplayCache& cache, const DisplaySource& source, qint64 budget_ms);

    /// Lines between the pixels, once they are large enough to be told apart.
    void drawPixelGrid(const QRect& part);

    /// The outline of a round brush about `centre`: dark and light, so that it shows on any ground, and never
    /// smaller than can be seen.
    void drawOutline(PointF centre, double diameter);

    /// The device pixels that drawOutline touches.
    static QRect outlineRect(const ViewTransform& view, PointF centre, double diameter);

  private:
    QPainter& painter_;
    const ViewTransform& view_;
};

} // namespace sinopia
