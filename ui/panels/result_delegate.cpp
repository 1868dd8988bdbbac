#include "ui/panels/result_delegate.h"

#include "ui/panels/results_model.h"

#include <QPainter>

namespace sinopia {
namespace {

constexpr int result_side = 112;
constexpr int result_padding = 6;

QColor faded(QColor color) {
    color.setAlphaF(0.65F);
    return color;
}

} // namespace

void ResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect cell = option.rect.adjusted(2, 2, -2, -2);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& palette = option.palette;
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor ground = palette.color(QPalette::Highlight);
        ground.setAlphaF(selected ? 1.0F : 0.15F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(cell, 5, 5);
    }
    const QPixmap picture = index.data(Qt::DecorationRole).value<QPixmap>();
    const QRect room(cell.x() + (cell.width() - result_side) / 2, cell.y() + result_padding, result_side,
                     result_side);
    if (!picture.isNull()) {
        QRect place(QPoint(), picture.size().scaled(room.size(), Qt::KeepAspectRatio));
        place.moveCenter(room.center());
        painter->drawPixmap(place, picture);
        painter->setPen(QPen(QColor(0, 0, 0, 90), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(place);
    }
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QFontMetrics& metrics = option.fontMetrics;
    QRect line(cell.x() + result_padding, room.bottom() + 5, cell.width() - 2 * result_padding,
               metrics.height());
    const auto write = [&](const QString& text, const QColor& color) {
        painter->setPen(color);
        painter->drawText(line, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideMiddle, line.width()));
        line.translate(0, metrics.height());
    };
    write(index.data().toString(), ink);
    write(index.data(ResultsModel::DetailRole).toString(), selected ? ink : faded(ink));
    painter->restore();
}

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {result_side + 2 * result_padding + 8,
            result_side + 2 * option.fontMetrics.height() + 3 * result_padding + 6};
}

} // namespace sinopia
