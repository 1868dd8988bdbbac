#include "ui/palette/class_delegate.h"

#include "ui/palette/class_list_model.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace sinopia {
namespace {

constexpr int padding = 6;
constexpr int mark = 16;         // eye, lock
constexpr int narrow = 220;      // below this there is no room for the share
constexpr int very_narrow = 150; // nor for the number

QColor faded(QColor color, float alpha = 0.6F) {
    color.setAlphaF(alpha);
    return color;
}

void drawIcon(QPainter& painter, const QRect& rect, Icon which, const QColor& ink) {
    icon(which, ink).paint(&painter, rect);
}

void drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& line, bool chosen,
                bool marked) {
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor ground = option.palette.color(QPalette::Highlight);
        ground.setAlphaF(chosen ? 1.0F : 0.15F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(line, 5, 5);
    }
    // The line that the keyboard is on; Enter chooses it.
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    if (!chosen && (marked || focus || option.state.testFlag(QStyle::State_Selected))) {
        painter.setPen(QPen(option.palette.color(QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(line.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
    } else if (chosen && focus) {
        painter.setPen(QPen(option.palette.color(QPalette::HighlightedText), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(line.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
    }
}

void drawKey(QPainter& painter, const QRect& rect, int key, const QColor& ink) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faded(ink), 1));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.drawText(rect, Qt::AlignCenter, QString::number(key));
}

void drawName(QPainter& painter, const QRect& rect, const QModelIndex& index, const QColor& ink, bool pin) {
    const QFontMetrics metrics = painter.fontMetrics();
    QRect room = rect;
    if (pin)
        room.setRight(room.right() - mark);
    const QString name =
        metrics.elidedText(index.data().toString().simplified(), Qt::ElideRight, room.width());
    painter.setPen(ink);
    painter.drawText(room, Qt::AlignVCenter, name);
    if (pin)
        drawIcon(painter,
                 QRect(room.x() + metrics.horizontalAdvance(name) + 4, rect.center().y() - 5, 12, 12),
                 Icon::pin, faded(ink));
}

} // namespace

void drawSwatch(QPainter& painter, const QRectF& rect, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Dark around light colours, light around dark ones: one of the two shows on any ground.
    const bool dark = color.lightnessF() < 0.35F;
    painter.setPen(QPen(dark ? QColor(255, 255, 255, 110) : QColor(0, 0, 0, 110), 1));
    painter.setBrush(color);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.restore();
}

QString shareText(double share) {
    if (share <= 0)
        return {};
    if (share < 0.001)
        return "<" + QLocale().toString(0.1, 'f', 1) + " %";
    return QLocale().toString(100 * share, 'f', share < 0.0995 ? 1 : 0) + " %";
}

ClassDelegate::ClassDelegate(bool marks, QObject* parent) : QStyledItemDelegate(parent), marks_(marks) {}

ClassLineLayout ClassDelegate::layoutOf(const QRect& line, const QFontMetrics& metrics, bool wide_id) const {
    ClassLineLayout layout;
    const int middle = line.center().y();
    const auto square = [&](int x, int side) { return QRect(x, middle - side / 2, side, side); };
    const int side = line.height() - 10;
    layout.eye = square(line.x() + (marks_ ? padding : -mark), mark);
    layout.swatch = {layout.eye.right() + padding, line.y() + 5, side * 3 / 2, side};
    int right = line.right() - padding;
    const auto take = [&](int width) {
        right -= width;
        const QRect taken(right, line.y(), width, line.height());
        right -= padding;
        return taken;
    };
    layout.lock = marks_ ? square(take(mark).x(), mark) : QRect(line.right() + 1, middle, 0, 0);
    if (line.width() >= very_narrow)
        layout.id = take(metrics.horizontalAdvance(wide_id ? "00000" : "000"));
    layout.key = square(take(mark + 2).x(), mark + 2);
    if (line.width() >= narrow)
        layout.share = take(metrics.horizontalAdvance("<0.0 %"));
    const int left = layout.swatch.right() + padding + 2;
    layout.name = {left, line.y(), std::max(0, right - left), line.height()};
    return layout;
}

void ClassDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(ClassListModel::IndexRole).toInt() < 0)
        paintHeading(*painter, option, index);
    else
        paintClass(*painter, option, index);
    painter->restore();
}

void ClassDelegate::paintClass(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const QRect line = option.rect.adjusted(2, 1, -2, -1);
    const bool chosen = index.data(ClassListModel::CurrentRole).toBool();
    const bool over = option.state.testFlag(QStyle::State_MouseOver);
    const bool hidden = index.data(ClassListModel::HiddenRole).toBool();
    const bool locked = index.data(ClassListModel::LockedRole).toBool();
    drawGround(painter, option, line, chosen, index.data(ClassListModel::FirstRole).toBool());
    const QColor ink = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    const int id = index.data(ClassListModel::IndexRole).toInt();
    const ClassLineLayout parts = layoutOf(line, option.fontMetrics, id > 999);

    if (marks_)
        drawIcon(painter, parts.eye, hidden ? Icon::eyeOff : Icon::eye,
                 hidden ? ink : faded(ink, over ? 0.8F : 0.35F));
    painter.setOpacity(hidden ? 0.35 : 1);
    drawSwatch(painter, parts.swatch, index.data(ClassListModel::ColorRole).value<QColor>());
    painter.setOpacity(1);
    const QString share = shareText(index.data(ClassListModel::ShareRole).toDouble());
    const int key = marks_ ? index.data(ClassListModel::KeyRole).toInt() : 0;
    // A name takes the room of what its line does not have.
    QRect name = parts.name;
    if (share.isEmpty() || parts.share.isEmpty())
        name.setRight(key > 0 ? parts.key.left() - padding : parts.key.right());
    drawName(painter, name, index, hidden ? faded(ink) : ink,
             index.data(ClassListModel::PinMarkRole).toBool());
    painter.setPen(faded(ink, 0.75F));
    painter.drawText(parts.share, Qt::AlignVCenter | Qt::AlignRight, share);
    painter.drawText(parts.id, Qt::AlignVCenter | Qt::AlignRight, QString::number(id));
    if (key > 0)
        drawKey(painter, parts.key, key, ink);
    if (marks_ && (locked || over))
        drawIcon(painter, parts.lock, locked ? Icon::locked : Icon::unlocked,
                 locked ? ink : faded(ink, 0.6F));
}

void ClassDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const QRect line = option.rect.adjusted(2, 1, -2, -1);
    drawGround(painter, option, line, false, false);
    const QColor ink = option.palette.color(QPalette::Text);
    const QRect arrow(line.x() + padding, line.center().y() - 6, 13, 13);
    if (index.data(ClassListModel::PinnedRole).toBool())
        drawIcon(painter, arrow, Icon::pin, faded(ink, 0.75F));
    else
        drawIcon(painter, arrow, index.data(ClassListModel::FoldedRole).toBool() ? Icon::right : Icon::down,
                 faded(ink, 0.75F));
    QFont font = option.font;
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(faded(ink, 0.85F));
    QString heading = index.data().toString().simplified();
    if (!heading.isEmpty())
        heading[0] = heading[0].toUpper();
    const QRect text = line.adjusted(padding * 2 + 14, 0, -padding, 0);
    painter.drawText(text, Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(heading, Qt::ElideRight, text.width() - 40));
    painter.setFont(option.font);
    painter.setPen(faded(ink));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(index.data(ClassListModel::ClassesRole).toInt()));
}

QSize ClassDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {160, option.fontMetrics.height() + 11};
}

QWidget* ClassDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* editor = new QLineEdit(parent);
    editor->setMaxLength(120);
    editor->setAccessibleName(tr("New name of the class"));
    return editor;
}

/// Once: counts that arrive while somebody types must not take the typing away.
void ClassDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (editor->property("filled").toBool())
        return;
    editor->setProperty("filled", true);
    QStyledItemDelegate::setEditorData(editor, index);
}

void ClassDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex&) const {
    const ClassLineLayout parts = layoutOf(option.rect.adjusted(2, 1, -2, -1), option.fontMetrics);
    editor->setGeometry(parts.name.left() - 4, option.rect.y() + 1,
                        parts.lock.right() - parts.name.left() + 4, option.rect.height() - 2);
}

} // namespace sinopia
