#include "ui/dialogs/key_button.h"

#include <QKeyEvent>

namespace sinopia {
namespace {

bool isModifier(int key) {
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case 0:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

/// "{" is one key for the person, whether or not their keyboard needs Shift for it.
QKeySequence sequenceOf(const QKeyEvent& event) {
    Qt::KeyboardModifiers modifiers =
        event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier);
    const QString text = event.text();
    const bool sign =
        !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isLetterOrNumber() && !text.at(0).isSpace();
    if (sign)
        modifiers &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
}

} // namespace

KeyButton::KeyButton(QWidget* parent) : QPushButton(parent) {
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this] { record(true); });
    setKeys({});
}

void KeyButton::setKeys(const QKeySequence& keys) {
    keys_ = keys;
    record(false);
}

void KeyButton::record(bool on) {
    recording_ = on;
    const QString shown = keys_.isEmpty() ? tr("none") : keys_.toString(QKeySequence::NativeText);
    setText(on ? tr("Press the new keys…") : shown);
    setToolTip(on ? tr("Esc leaves the keys as they are") : tr("Press to record other keys"));
    setDown(on);
}

void KeyButton::focusOutEvent(QFocusEvent* event) {
    record(false);
    QPushButton::focusOutEvent(event);
}

bool KeyButton::event(QEvent* event) {
    if (!recording_ || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QPushButton::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        take(*static_cast<QKeyEvent*>(event));
    return true;
}

void KeyButton::take(const QKeyEvent& event) {
    if (isModifier(event.key()))
        return;
    record(false);
    if (event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier)
        return;
    Q_EMIT recorded(sequenceOf(event));
}

} // namespace sinopia
