#pragma once

#include <QStyledItemDelegate>

namespace sinopia {

/// A cell whose text stands over a bar as long as a share (ShareRole, 0..1) of it.
class ShareDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    static constexpr int ShareRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace sinopia
