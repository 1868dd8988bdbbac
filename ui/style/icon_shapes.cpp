#include "ui/style/icon_shapes.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace sinopia {
namespace {

QPen stroke(const QColor& ink, double width = 1.8) {
    return {ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

/// A hill under a sun in a rounded square: the earth-red underdrawing and the picture over it.
void drawApplication(QPainter& p) {
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0xF3, 0xE6, 0xD3));
    p.drawRoundedRect(QRectF(1, 1, 22, 22), 5, 5);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(1, 1, 22, 22), 5, 5);
    p.setClipPath(frame);
    p.setBrush(QColor(0xE2, 0xA7, 0x4F));
    p.drawEllipse(QPointF(16, 8.5), 3, 3);
    QPainterPath back;
    back.moveTo(0, 17);
    back.cubicTo(5, 8, 9, 9, 13, 15);
    back.cubicTo(16, 12, 19, 12, 24, 16);
    back.lineTo(24, 24);
    back.lineTo(0, 24);
    p.setBrush(QColor(0xC9, 0x7B, 0x57));
    p.drawPath(back);
    QPainterPath front;
    front.moveTo(0, 21);
    front.cubicTo(7, 15, 14, 17, 24, 20);
    front.lineTo(24, 24);
    front.lineTo(0, 24);
    p.setBrush(accentColor());
    p.drawPath(front);
}

void drawBrush(QPainter& p, const QColor& ink) {
    p.drawLine(QPointF(19.5, 4.5), QPointF(12, 12.5));
    QPainterPath tip;
    tip.moveTo(11.5, 11.5);
    tip.cubicTo(14.5, 13.5, 13.5, 17.5, 10, 19);
    tip.cubicTo(7.5, 20, 5, 20, 3.5, 19);
    tip.cubicTo(6, 18, 5.5, 16, 6.5, 14);
    tip.cubicTo(7.5, 11.5, 9.5, 10.7, 11.5, 11.5);
    p.setBrush(ink);
    p.drawPath(tip);
}

void drawFill(QPainter& p, const QColor& ink) {
    p.drawPolygon(QPolygonF({{4, 13}, {11.5, 5.5}, {18, 12}, {10.5, 19.5}}));
    p.drawLine(QPointF(11.5, 5.5), QPointF(9, 3));
    p.setBrush(ink);
    p.drawPolygon(QPolygonF({{4.6, 13.2}, {17.4, 13.2}, {10.5, 19.5}}));
    QPainterPath drop;
    drop.moveTo(20, 14.5);
    drop.cubicTo(22.5, 18, 22, 20.5, 20, 20.5);
    drop.cubicTo(18, 20.5, 17.5, 18, 20, 14.5);
    p.drawPath(drop);
}

void drawPick(QPainter& p, const QColor& ink) {
    p.drawPolyline(QPolygonF({{13, 8.5}, {5, 16.5}, {4, 20}, {7.5, 19}, {15.5, 11}}));
    p.drawLine(QPointF(11, 6.5), QPointF(17.5, 13));
    p.setBrush(ink);
    QPainterPath bulb;
    bulb.moveTo(13.5, 8.5);
    bulb.lineTo(17, 5);
    bulb.cubicTo(18.5, 3.5, 20.5, 5.5, 19, 7);
    bulb.lineTo(15.5, 10.5);
    p.drawPath(bulb);
}

void drawPan(QPainter& p) {
    p.drawLine(QPointF(12, 3.5), QPointF(12, 20.5));
    p.drawLine(QPointF(3.5, 12), QPointF(20.5, 12));
    for (int quarter = 0; quarter < 4; ++quarter) {
        p.save();
        p.translate(12, 12);
        p.rotate(90 * quarter);
        p.drawPolyline(QPolygonF({{-2.5, -6}, {0, -8.5}, {2.5, -6}}));
        p.restore();
    }
}

void drawTurn(QPainter& p, bool back) {
    if (!back) {
        p.translate(24, 0);
        p.scale(-1, 1);
    }
    QPainterPath turn;
    turn.moveTo(4.5, 9);
    turn.lineTo(14, 9);
    turn.cubicTo(21, 9, 21, 18.5, 14, 18.5);
    turn.lineTo(9, 18.5);
    p.drawPath(turn);
    p.drawPolyline(QPolygonF({{8.5, 5}, {4.5, 9}, {8.5, 13}}));
}

void drawDice(QPainter& p, const QColor& ink) {
    p.drawRoundedRect(QRectF(4, 4, 16, 16), 3.5, 3.5);
    p.setPen(Qt::NoPen);
    p.setBrush(ink);
    for (const QPointF dot :
         {QPointF(8.5, 8.5), QPointF(15.5, 8.5), QPointF(12, 12), QPointF(8.5, 15.5), QPointF(15.5, 15.5)})
        p.drawEllipse(dot, 1.5, 1.5);
}

void drawLock(QPainter& p, const QColor& ink, bool locked) {
    QPainterPath bow;
    bow.moveTo(8, 11);
    bow.lineTo(8, 8);
    bow.cubicTo(8, 2.6, 16, 2.6, 16, 8);
    if (locked)
        bow.lineTo(16, 11);
    p.drawPath(bow);
    if (locked)
        p.setBrush(ink);
    p.drawRoundedRect(QRectF(5.5, 11, 13, 9), 2, 2);
}

void drawGenerate(QPainter& p, const QColor& ink) {
    p.setPen(Qt::NoPen);
    p.setBrush(ink);
    const auto star = [&](QPointF c, double r) {
        QPainterPath path;
        path.moveTo(c.x(), c.y() - r);
        path.quadTo(c, QPointF(c.x() + r, c.y()));
        path.quadTo(c, QPointF(c.x(), c.y() + r));
        path.quadTo(c, QPointF(c.x() - r, c.y()));
        path.quadTo(c, QPointF(c.x(), c.y() - r));
        p.drawPath(path);
    };
    star({10, 13}, 8.5);
    star({19, 5.5}, 4);
}

void drawSign(QPainter& p, bool warning) {
    if (warning)
        p.drawPolygon(QPolygonF({{12, 4}, {21, 19.5}, {3, 19.5}}));
    else
        p.drawEllipse(QPointF(12, 12), 8.5, 8.5);
    const double line = warning ? 9.5 : 11.5, end = warning ? 13.5 : 16, dot = warning ? 16.6 : 8;
    p.drawLine(QPointF(12, line), QPointF(12, end));
    p.drawPoint(QPointF(12, dot));
}

} // namespace

void drawIcon(QPainter& painter, Icon which, const QColor& ink) {
    painter.setPen(stroke(ink));
    painter.setBrush(Qt::NoBrush);
    switch (which) {
    case Icon::application:
        return drawApplication(painter);
    case Icon::brush:
        return drawBrush(painter, ink);
    case Icon::fill:
        return drawFill(painter, ink);
    case Icon::pick:
        return drawPick(painter, ink);
    case Icon::pan:
        return drawPan(painter);
    case Icon::undo:
        return drawTurn(painter, true);
    case Icon::redo:
        return drawTurn(painter, false);
    case Icon::dice:
        return drawDice(painter, ink);
    case Icon::locked:
        return drawLock(painter, ink, true);
    case Icon::unlocked:
        return drawLock(painter, ink, false);
    case Icon::generate:
        return drawGenerate(painter, ink);
    case Icon::info:
        return drawSign(painter, false);
    case Icon::warning:
        return drawSign(painter, true);
    case Icon::folder:
        painter.drawPolygon(QPolygonF({{3.5, 6}, {9.5, 6}, {11.5, 8.5}, {20.5, 8.5}, {20.5, 19}, {3.5, 19}}));
        return;
    case Icon::fit:
        for (int quarter = 0; quarter < 4; ++quarter) {
            painter.save();
            painter.translate(12, 12);
            painter.rotate(90 * quarter);
            painter.drawPolyline(QPolygonF({{-8, -3.5}, {-8, -8}, {-3.5, -8}}));
            painter.restore();
        }
        painter.drawRect(QRectF(9, 9, 6, 6));
        return;
    case Icon::close:
        painter.drawLine(QPointF(6.5, 6.5), QPointF(17.5, 17.5));
        painter.drawLine(QPointF(17.5, 6.5), QPointF(6.5, 17.5));
        return;
    }
}

} // namespace sinopia
