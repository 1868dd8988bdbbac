#include "ui/window/key_guard.h"

#include "ui/window/mnemonics.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace sinopia {
namespace {

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QAbstractSlider*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QTabBar*>(&widget);
}

bool isMovingKey(int key) {
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool isPressingKey(int key) {
    return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Select;
}

/// Text comes of it: also where Ctrl and Alt together stand for AltGr.
bool isTyped(const QKeyEvent& key) {
    const bool control = key.modifiers().testFlag(Qt::ControlModifier);
    const bool alt = key.modifiers().testFlag(Qt::AltModifier);
    return control == alt && !key.modifiers().testFlag(Qt::MetaModifier) && !key.text().isEmpty() &&
           key.text().at(0).isPrint();
}

void orderTabs(const QDialogButtonBox& box) {
    QList<QAbstractButton*> buttons = box.buttons();
    std::sort(buttons.begin(), buttons.end(),
              [](const QAbstractButton* a, const QAbstractButton* b) { return a->x() < b->x(); });
    for (qsizetype i = 1; i < buttons.size(); ++i)
        QWidget::setTabOrder(buttons[i - 1], buttons[i]);
}

} // namespace

bool isTextField(const QWidget* widget) {
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->isEditable();
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

KeyGuard::KeyGuard(QWidget* canvas, QObject* parent) : QObject(parent), canvas_(canvas) {
    qApp->installEventFilter(this);
}

bool KeyGuard::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Show) {
        if (const auto* box = qobject_cast<QDialogButtonBox*>(object))
            orderTabs(*box);
        else if (qobject_cast<QMenu*>(object) || qobject_cast<QMenuBar*>(object))
            assignMnemonics(static_cast<QWidget*>(object)->actions());
    }
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* widget = qobject_cast<QWidget*>(object);
    if (!widget || widget != QApplication::focusWidget())
        return false;
    if (!belongsTo(*widget, *static_cast<QKeyEvent*>(event)))
        return false;
    event->accept();
    return true;
}

bool KeyGuard::belongsTo(const QWidget& control, const QKeyEvent& key) const {
    const bool plain = !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab))
        return &control != canvas_;
    if (isTextField(&control)) {
        const bool edits = key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Delete;
        return isTyped(key) || (plain && (edits || isMovingKey(key.key()) || isPressingKey(key.key())));
    }
    return plain && isControl(control) && (isMovingKey(key.key()) || isPressingKey(key.key()));
}

} // namespace sinopia
