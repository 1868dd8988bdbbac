#pragma once

#include <QStyledItemDelegate>

namespace sinopia {

/// Draws a class: colour, name, the key that chooses it, id.
class ClassDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A square of a class's colour with a border that shows on light and dark grounds.
void drawSwatch(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace sinopia
