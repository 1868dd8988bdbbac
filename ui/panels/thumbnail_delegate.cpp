#include "ui/panels/thumbnail_delegate.h"

#include "ui/panels/list_cell.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int thumbnail_padding = 4;
constexpr double chosen_bar_height = 4;

void drawBar(QPainter& painter, const QRect& room, const QStyleOptionViewItem& option, double share) {
    QRectF bar(room.x(), room.bottom() - chosen_bar_height, room.width(), chosen_bar_height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(option.palette.color(QPalette::Mid));
    painter.drawRoundedRect(bar, chosen_bar_height / 2, chosen_bar_height / 2);
    bar.setWidth(std::max(chosen_bar_height, bar.width() * share));
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter.setBrush(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight));
    painter.drawRoundedRect(bar, chosen_bar_height / 2, chosen_bar_height / 2);
}

} // namespace

ThumbnailDelegate::ThumbnailDelegate(int side, int lines, QObject* parent)
    : QStyledItemDelegate(parent), side_(side), lines_(lines) {}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    const QPalette& palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect cell = option.rect.adjusted(1, 1, -1, -1);
    drawCellGround(*painter, option, cell);
    const QRect room(cell.x() + (cell.width() - side_) / 2, cell.y() + thumbnail_padding, side_, side_);
    const QImage picture = index.data(Qt::DecorationRole).value<QImage>();
    drawFitted(*painter, room, picture);
    if (picture.isNull()) {
        painter->setPen(QPen(palette.color(QPalette::Mid), 1, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(room.adjusted(1, 1, -1, -1), 3, 3);
    }
    if (const QVariant share = index.data(ThumbnailShareRole); share.isValid())
        drawBar(*painter, room, option, share.toDouble());
    QRect line(cell.x() + 2, room.bottom() + 2, cell.width() - 4, option.fontMetrics.height());
    QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    for (const int role : {int(Qt::DisplayRole), int(ThumbnailDetailRole)}) {
        painter->setPen(ink);
        painter->drawText(
            line, Qt::AlignCenter,
            option.fontMetrics.elidedText(index.data(role).toString(), Qt::ElideRight, line.width()));
        line.translate(0, line.height());
        ink.setAlphaF(0.7F);
        if (lines_ == 1)
            break;
    }
    painter->restore();
}

int ThumbnailDelegate::heightOf(int side, int lines, const QFontMetrics& font) {
    return side + lines * font.height() + 2 * thumbnail_padding + 4;
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    // A title needs more room than a number.
    const int width = lines_ > 1 ? std::max(side_, option.fontMetrics.averageCharWidth() * 17) : side_;
    return {width + 2 * thumbnail_padding + 2, heightOf(side_, lines_, option.fontMetrics)};
}

} // namespace sinopia
