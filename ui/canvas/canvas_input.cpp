// The canvas's events: mouse, wheel and the Space bar, turned into view changes and pointer samples.
#include "ui/canvas/canvas_widget.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>

namespace sinopia {
namespace {

bool typesText(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           (widget && widget->inherits("QTextEdit"));
}

} // namespace

PointerSample CanvasWidget::sampleAt(QPointF widget, Qt::KeyboardModifiers modifiers) const {
    PointerSample sample;
    sample.position = view_.toImage(toDevice(widget));
    sample.shift = modifiers.testFlag(Qt::ShiftModifier);
    sample.control = modifiers.testFlag(Qt::ControlModifier);
    sample.alt = modifiers.testFlag(Qt::AltModifier);
    return sample;
}

void CanvasWidget::mousePressEvent(QMouseEvent* event) {
    if (gesture_ != Gesture::none || !tool_)
        return;
    pointer_ = press_ = last_ = event->position();
    dragged_ = false;
    gesture_button_ = event->button();
    beginGesture(event);
    updateCursor();
}

void CanvasWidget::beginGesture(QMouseEvent* event) {
    const bool left = event->button() == Qt::LeftButton;
    const bool modified = event->modifiers() & (Qt::AltModifier | Qt::ControlModifier);
    if (event->button() == Qt::MiddleButton || (left && (space_ || tool_->pans()))) {
        gesture_ = Gesture::pan;
        return;
    }
    if (!left)
        return;
    active_ = modified && tool_->picksWithModifier(settings_) ? &pick_ : tool_;
    if (active_ == tool_ && event->modifiers().testFlag(Qt::ShiftModifier) &&
        tool_->outline(settings_).diameter > 0) {
        // A line if the button is let go here, the brush's size if it is dragged: known only later.
        gesture_ = Gesture::resizeBrush;
        press_diameter_ = settings_.brushDiameter();
        return;
    }
    gesture_ = Gesture::paint;
    if (active_->paints())
        Q_EMIT paintingStarted();
    ToolContext context{document_, settings_};
    active_->press(sampleAt(event->position(), event->modifiers()), context);
}

void CanvasWidget::mouseMoveEvent(QMouseEvent* event) {
    updateOutline();
    pointer_ = event->position();
    if (gesture_ == Gesture::paint) {
        ToolContext context{document_, settings_};
        active_->move(sampleAt(event->position(), event->modifiers()), context);
    } else if (gesture_ == Gesture::pan) {
        dragPan(event->position());
    } else if (gesture_ == Gesture::resizeBrush) {
        dragBrushSize(event->position());
    }
    last_ = event->position();
    updateOutline();
    const Point pixel = sampleAt(event->position(), {}).pixel();
    Q_EMIT hovered(QPoint(pixel.x, pixel.y));
}

void CanvasWidget::dragPan(QPointF to) {
    const PointF a = toDevice(last_), b = toDevice(to);
    view_.pan(b.x - a.x, b.y - a.y);
    moved();
}

void CanvasWidget::dragBrushSize(QPointF to) {
    if (!dragged_ && (to - press_).manhattanLength() < QApplication::startDragDistance())
        return;
    dragged_ = true;
    settings_.setBrushDiameter(press_diameter_ + 2 * (toDevice(to).x - toDevice(press_).x) / view_.zoom());
    update();
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (gesture_ == Gesture::none || event->button() != gesture_button_)
        return;
    const PointerSample sample = sampleAt(event->position(), event->modifiers());
    ToolContext context{document_, settings_};
    const Gesture ended = gesture_;
    gesture_ = Gesture::none;
    if (ended == Gesture::paint) {
        active_->release(sample, context);
    } else if (ended == Gesture::resizeBrush && !dragged_) {
        Q_EMIT paintingStarted();
        PointerSample at = sampleAt(press_, event->modifiers());
        at.shift = true;
        active_->press(at, context);
        active_->release(at, context);
    }
    updateCursor();
    update();
}

void CanvasWidget::wheelEvent(QWheelEvent* event) {
    const int delta = event->angleDelta().y();
    if (delta == 0)
        return;
    view_.zoomSteps(delta / 120.0, toDevice(event->position()));
    moved();
    event->accept();
}

void CanvasWidget::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space)
        return QWidget::keyPressEvent(event);
    space_ = true;
    updateCursor();
    update();
}

void CanvasWidget::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space)
        return QWidget::keyReleaseEvent(event);
    if (event->isAutoRepeat())
        return;
    space_ = false;
    updateCursor();
    update();
}

void CanvasWidget::enterEvent(QEnterEvent* event) {
    pointer_ = event->position();
    // So that Space pans here, rather than pressing the button that was clicked last.
    if (!typesText(QApplication::focusWidget()) && isActiveWindow())
        setFocus(Qt::MouseFocusReason);
    update();
}

void CanvasWidget::leaveEvent(QEvent*) {
    pointer_.reset();
    update();
    Q_EMIT left();
}

void CanvasWidget::focusOutEvent(QFocusEvent* event) {
    space_ = false;
    updateCursor();
    QWidget::focusOutEvent(event);
}

} // namespace sinopia
