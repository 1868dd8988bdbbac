#pragma once

#include <QStyledItemDelegate>

namespace sinopia {

/// Where the parts of a class's line lie; what finds no room is empty.
struct ClassLineLayout {
    QRect eye, swatch, name, share, key, id, lock;
};

/// Draws a line of the palette: a class with its eye, colour, name, share of the map, key, number and lock,
/// or a heading.
class ClassDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    /// Without marks there is no eye and no lock: a list to choose from.
    explicit ClassDelegate(bool marks, QObject* parent = nullptr);

    ClassLineLayout layoutOf(const QRect& line, const QFontMetrics& metrics, bool wide_id = false) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

  private:
    void paintClass(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    bool marks_;
};

/// A square of a class's colour with a border that shows on light and dark grounds.
void drawSwatch(QPainter& painter, const QRectF& rect, const QColor& color);

/// "12 %", "0.3 %", "<0.1 %"; nothing for nothing.
QString shareText(double share);

} // namespace sinopia
