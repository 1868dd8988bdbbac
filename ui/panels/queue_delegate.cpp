#include "ui/panels/queue_delegate.h"

#include "ui/panels/list_cell.h"
#include "ui/panels/queue_model.h"

#include <QPainter>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int picture_side = 44;
constexpr int padding = 4;
constexpr int bar_height = 4;

} // namespace

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    const QPalette& palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect cell = option.rect.adjusted(1, 1, -1, -1);
    drawCellGround(*painter, option, cell);
    const QRect room(cell.x() + padding, cell.y() + (cell.height() - picture_side) / 2, picture_side,
                     picture_side);
    drawFitted(*painter, room, index.data(Qt::DecorationRole).value<QImage>());
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QFontMetrics& metrics = option.fontMetrics;
    const int left = room.right() + 10, width = cell.right() - padding - left;
    QRect line(left, cell.center().y() - metrics.height(), width, metrics.height());
    painter->setPen(ink);
    painter->drawText(line, Qt::AlignLeft,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, width));
    line.translate(0, metrics.height());
    QColor quiet = ink;
    quiet.setAlphaF(0.7F);
    painter->setPen(quiet);
    painter->drawText(
        line, Qt::AlignLeft,
        metrics.elidedText(index.data(QueueModel::DetailRole).toString(), Qt::ElideRight, width));
    if (const QVariant share = index.data(QueueModel::ShareRole); share.isValid()) {
        QRectF bar(left, cell.bottom() - bar_height - 1, width, bar_height);
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::Mid));
        painter->drawRoundedRect(bar, bar_height / 2.0, bar_height / 2.0);
        bar.setWidth(std::max<double>(bar_height, bar.width() * share.toDouble()));
        painter->setBrush(palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight));
        painter->drawRoundedRect(bar, bar_height / 2.0, bar_height / 2.0);
    }
    painter->restore();
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {180, picture_side + 2 * padding + 6};
}

} // namespace sinopia
