#include "ui/palette/class_delegate.h"

#include "ui/palette/class_list_model.h"

#include <QApplication>
#include <QPainter>

namespace sinopia {
namespace {

constexpr int padding = 8;
constexpr int highest_key = 9;

QColor faded(QColor color) {
    color.setAlphaF(0.55F);
    return color;
}

} // namespace

void drawSwatch(QPainter& painter, const QRectF& rect, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1));
    painter.setBrush(color);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.restore();
}

void ClassDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(2, 1, -2, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& palette = option.palette;
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor ground = palette.color(QPalette::Highlight);
        ground.setAlphaF(selected ? 1.0F : 0.15F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(row, 5, 5);
    }
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const double side = row.height() - 8;
    drawSwatch(*painter, {row.x() + padding, row.y() + 4, side * 1.4, side},
               index.data(ClassListModel::ColorRole).value<QColor>());

    const int id = index.data(ClassListModel::IndexRole).toInt();
    const QRectF text = row.adjusted(padding * 2 + side * 1.4, 0, -padding, 0);
    const int id_width = painter->fontMetrics().horizontalAdvance("0000");
    painter->setPen(faded(ink));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, QString::number(id));
    if (id < highest_key) {
        const QRectF key(text.right() - id_width - 20, text.center().y() - 9, 18, 18);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(faded(ink), 1));
        painter->drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->drawText(key, Qt::AlignCenter, QString::number(id + 1));
    }
    painter->setPen(ink);
    const QRectF name = text.adjusted(0, 0, -(id_width + 26), 0);
    painter->drawText(
        name, Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, int(name.width())));
    painter->restore();
}

QSize ClassDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {160, option.fontMetrics.height() + 11};
}

} // namespace sinopia
