#pragma once

#include <QStyledItemDelegate>

namespace sinopia {

/// What a thumbnail shows beside the picture (DecorationRole, a QImage) and its title (DisplayRole).
enum ThumbnailRole {
    ThumbnailDetailRole = Qt::UserRole + 1, ///< a second line
    ThumbnailShareRole                      ///< how much of it is done, 0..1; invalid: no bar
};

/// A picture in a square, its title below and, on wish, a second line: steps of a run, variations.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    /// `side` of the square, in pixels of the window; `lines` of text below it, 1 or 2.
    ThumbnailDelegate(int side, int lines, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Of a row of thumbnails with that font.
    static int heightOf(int side, int lines, const QFontMetrics& font);

  private:
    int side_, lines_;
};

} // namespace sinopia
