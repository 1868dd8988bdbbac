#include "ui/canvas/canvas_painter.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double grid_from_zoom = 12;
constexpr double smallest_outline = 3; ///< radius in device pixels
constexpr int shadow = 6;

QRect toQRect(Rect r) {
    return {r.x, r.y, r.width, r.height};
}

/// The whole image in device pixels.
QRect imageRect(const ViewTransform& view) {
    const int x = view.viewX(0), y = view.viewY(0);
    return {x, y, view.viewX(view.imageSize().width) - x, view.viewY(view.imageSize().height) - y};
}

} // namespace

void CanvasPainter::drawGround(const QRect& part, const QColor& color) {
    const QRect image = imageRect(view_);
    if (image.contains(part))
        return;
    painter_.fillRect(part, color);
    // Around the image only: under it the blending would be wasted.
    const QRegion around = QRegion(part) - QRegion(image);
    for (int i = shadow; i > 0; --i)
        for (const QRect& strip : QRegion(image.adjusted(-i, -i + 2, i, i + 2)) & around)
            painter_.fillRect(strip, QColor(0, 0, 0, 10));
}

bool CanvasPainter::drawTiles(const QRect& part, DisplayCache& cache, const DisplaySource& source,
                              qint64 budget_ms) {
    const PointF a = view_.toImage({double(part.left()), double(part.top())});
    const PointF b = view_.toImage({double(part.right() + 1), double(part.bottom() + 1)});
    const Size size = view_.imageSize();
    const int level = DisplayCache::levelFor(view_.zoom());
    const int side = DisplayCache::tile_side << level;
    const auto cell = [&](double v, int limit) {
        return static_cast<int>(std::clamp(v, 0.0, limit - 1.0)) / side;
    };
    // A device pixel more on each side: tile edges are rounded.
    const double slack = 1 / view_.zoom();
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, view_.zoom() < 1);
    QElapsedTimer clock;
    clock.start();
    bool complete = true;
    for (int row = cell(a.y - slack, size.height); row <= cell(b.y + slack, size.height); ++row)
        for (int column = cell(a.x - slack, size.width); column <= cell(b.x + slack, size.width); ++column) {
            const DisplayTile tile{level, column, row};
            if (clock.elapsed() < budget_ms)
                cache.refresh(tile, source);
            else
                complete = complete && cache.upToDate(tile);
            const QImage* image = cache.image(tile);
            if (!image)
                continue;
            const Rect covered = tile.imageRect(size);
            const int x = view_.viewX(covered.x), y = view_.viewY(covered.y);
            const QRect target(x, y, view_.viewX(covered.right()) - x, view_.viewY(covered.bottom()) - y);
            painter_.drawImage(target, *image);
        }
    return complete;
}

void CanvasPainter::drawPixelGrid(const QRect& part) {
    if (view_.zoom() < grid_from_zoom)
        return;
    const QRect shown = imageRect(view_) & part;
    const PointF a = view_.toImage({double(shown.left()), double(shown.top())});
    const PointF b = view_.toImage({double(shown.right() + 1), double(shown.bottom() + 1)});
    painter_.setRenderHint(QPainter::Antialiasing, false);
    painter_.setPen(QPen(QColor(0, 0, 0, 48), 0));
    for (int x = static_cast<int>(std::ceil(a.x)); x <= b.x; ++x)
        painter_.drawLine(view_.viewX(x), shown.top(), view_.viewX(x), shown.bottom());
    for (int y = static_cast<int>(std::ceil(a.y)); y <= b.y; ++y)
        painter_.drawLine(shown.left(), view_.viewY(y), shown.right(), view_.viewY(y));
}

void CanvasPainter::drawOutline(PointF centre, double diameter) {
    const PointF at = view_.toView(centre);
    const double radius = std::max(diameter / 2 * view_.zoom(), smallest_outline);
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(QColor(0, 0, 0, 200), 1.4));
    painter_.drawEllipse(QPointF(at.x, at.y), radius + 0.7, radius + 0.7);
    painter_.setPen(QPen(QColor(255, 255, 255, 230), 1.4));
    painter_.drawEllipse(QPointF(at.x, at.y), radius - 0.7, radius - 0.7);
}

QRect CanvasPainter::outlineRect(const ViewTransform& view, PointF centre, double diameter) {
    const PointF at = view.toView(centre);
    const double reach = std::max(diameter / 2 * view.zoom(), smallest_outline) + 3;
    const Rect rect{static_cast<int>(std::floor(at.x - reach)), static_cast<int>(std::floor(at.y - reach)),
                    static_cast<int>(std::ceil(2 * reach)) + 2, static_cast<int>(std::ceil(2 * reach)) + 2};
    return toQRect(rect);
}

} // namespace sinopia
