#include "ui/dialogs/share_delegate.h"

#include <QPainter>

namespace sinopia {

void ShareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const double share = index.data(ShareRole).toDouble();
    if (share > 0) {
        QColor color = option.palette.color(QPalette::Highlight);
        color.setAlphaF(0.3F);
        QRectF bar = QRectF(option.rect).adjusted(1, 2, -1, -2);
        bar.setWidth(bar.width() * std::min(share, 1.0));
        painter->fillRect(bar, color);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

} // namespace sinopia
