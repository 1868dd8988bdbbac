#include "ui/panels/list_cell.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace sinopia {

void drawCellGround(QPainter& painter, const QStyleOptionViewItem& option, const QRect& cell) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    QColor ground = option.palette.color(QPalette::Highlight);
    ground.setAlphaF(selected ? 1.0F : 0.15F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(cell, 4, 4);
}

void drawFitted(QPainter& painter, const QRect& room, const QImage& picture) {
    if (picture.isNull())
        return;
    QRect place(QPoint(), picture.size().scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    painter.drawImage(place, picture);
}

} // namespace sinopia
