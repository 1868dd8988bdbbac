#pragma once

#include <QStyledItemDelegate>

namespace sinopia {

/// A result in the strip: the thumbnail, and below it the name and the seed.
class ResultDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sinopia
