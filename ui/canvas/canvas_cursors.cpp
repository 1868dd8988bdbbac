#include "ui/canvas/canvas_cursors.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <cmath>

namespace sinopia {
namespace {

constexpr int side = 24;
const QPoint cross_spot(11, 11);
const QPoint pipette_spot(3, 20);

QPainterPath crossPath() {
    QPainterPath path;
    const QPointF c(11.5, 11.5);
    for (const QPointF arm : {QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0), QPointF(0, -1)}) {
        path.moveTo(c + arm * 3);
        path.lineTo(c + arm * 9);
    }
    return path;
}

QPainterPath pipettePath() {
    QPainterPath path;
    path.moveTo(3.5, 20.5);
    path.lineTo(5, 16);
    path.lineTo(13, 8);
    path.lineTo(16, 11);
    path.lineTo(8, 19);
    path.closeSubpath();
    path.moveTo(11.5, 6.5);
    path.lineTo(17.5, 12.5);
    path.moveTo(14.5, 9.5);
    path.lineTo(19, 5);
    return path;
}

QPainterPath turnPath() {
    QPainterPath path;
    path.arcMoveTo(QRectF(4, 4, 15, 15), 30);
    path.arcTo(QRectF(4, 4, 15, 15), 30, 290);
    path.moveTo(18.5, 3.5);
    path.lineTo(18, 8);
    path.lineTo(13.5, 7.5);
    return path;
}

QCursor drawn(const QPainterPath& path, QPoint spot, double scale) {
    QPixmap pixmap(static_cast<int>(std::ceil(side * scale)), static_cast<int>(std::ceil(side * scale)));
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(255, 255, 255, 230), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::black, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.end();
    return QCursor(pixmap, spot.x(), spot.y());
}

} // namespace

QCursor canvasCursor(CanvasCursor shape, double scale) {
    switch (shape) {
    case CanvasCursor::openHand:
        return QCursor(Qt::OpenHandCursor);
    case CanvasCursor::closedHand:
        return QCursor(Qt::ClosedHandCursor);
    case CanvasCursor::divide:
        return QCursor(Qt::SplitHCursor);
    case CanvasCursor::turn:
        return drawn(turnPath(), cross_spot, scale);
    case CanvasCursor::pipette:
        return drawn(pipettePath(), pipette_spot, scale);
    case CanvasCursor::cross:
        break;
    }
    return drawn(crossPath(), cross_spot, scale);
}

} // namespace sinopia
