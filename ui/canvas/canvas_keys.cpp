// Wheel, trackpad and keys over the canvas, and the pointer's coming and going.
#include "ui/canvas/canvas_widget.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

namespace sinopia {
namespace {

constexpr double notch = 120;

bool typesText(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           (widget && widget->inherits("QTextEdit"));
}

bool endsAGesture(int key) {
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Backspace || key == Qt::Key_Escape;
}

} // namespace

bool CanvasWidget::event(QEvent* event) {
    if (event->type() == QEvent::NativeGesture && nativeGesture(event))
        return true;
    // A gesture in progress has these keys before any shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && toolIsBusy() &&
        endsAGesture(static_cast<QKeyEvent*>(event)->key())) {
        event->accept();
        return true;
    }
    return CanvasView::event(event);
}

bool CanvasWidget::nativeGesture(QEvent* event) {
    auto* gesture = static_cast<QNativeGestureEvent*>(event);
    const PointF device = toDevice(gesture->position());
    const Point offset = paneOffset(paneAt(gesture->position()));
    const PointF anchor{device.x - offset.x, device.y - offset.y};
    if (gesture->gestureType() == Qt::ZoomNativeGesture)
        transform().setZoom(view().zoom() * (1 + gesture->value()), anchor);
    else if (gesture->gestureType() == Qt::RotateNativeGesture)
        transform().setAngle(view().angle() + gesture->value(), anchor);
    else
        return false;
    moved();
    return true;
}

void CanvasWidget::wheelEvent(QWheelEvent* event) {
    event->accept();
    const QPoint angle = event->angleDelta();
    // Two fingers on a trackpad move the view; a wheel (or Ctrl) zooms, with Shift it moves sideways.
    const bool fingers = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier);
    if (fingers && !zooms) {
        const QPointF by = QPointF(event->pixelDelta()) * scale();
        transform().pan(std::round(by.x()), std::round(by.y()));
        moved();
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || (angle.y() == 0 && angle.x() != 0)) {
        const double by = angle.x() != 0 ? angle.x() : angle.y();
        transform().pan(std::round(by * scale() / 2), 0);
        moved();
    } else if (angle.y() != 0) {
        const PointF device = toDevice(event->position());
        const Point offset = paneOffset(paneAt(event->position()));
        transform().zoomSteps(angle.y() / notch, {device.x - offset.x, device.y - offset.y});
        moved();
    }
    updateDecoration();
}

bool CanvasWidget::toolIsBusy() const {
    return gesture_ == Gesture::paint || gesture_ == Gesture::resizeBrush ||
           (tool_ && tool_->overlay() != ToolOverlay{});
}

bool CanvasWidget::giveUp() {
    ToolContext tool_context = context();
    const bool resizing = gesture_ == Gesture::resizeBrush;
    if (resizing)
        settings_.setBrushDiameter(press_diameter_);
    Tool* tool = gesture_ == Gesture::paint ? active_ : tool_;
    const bool cancelled = tool && tool->cancel(tool_context);
    const bool painted = gesture_ == Gesture::paint && active_->paints();
    gesture_ = Gesture::none;
    if (painted)
        Q_EMIT paintingEnded();
    updateCursor();
    updateDecoration();
    return cancelled || resizing;
}

bool CanvasWidget::handleKey(int key) {
    if (!tool_ || !toolIsBusy())
        return false;
    ToolContext tool_context = context();
    if (key == Qt::Key_Escape)
        giveUp();
    else if (key == Qt::Key_Backspace)
        tool_->stepBack(tool_context);
    else
        tool_->commit(tool_context);
    updateDecoration();
    return true;
}

void CanvasWidget::keyPressEvent(QKeyEvent* event) {
    modifiers_ = event->modifiers();
    if (event->key() == Qt::Key_Space) {
        space_ = true;
    } else if (!(endsAGesture(event->key()) && handleKey(event->key()))) {
        CanvasView::keyPressEvent(event);
    }
    if (event->key() == Qt::Key_Alt || event->key() == Qt::Key_Control || event->key() == Qt::Key_Shift)
        modifiers_ |= event->key() == Qt::Key_Alt       ? Qt::AltModifier
                      : event->key() == Qt::Key_Control ? Qt::ControlModifier
                                                        : Qt::ShiftModifier;
    updateCursor();
    updateDecoration();
}

void CanvasWidget::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) {
        if (event->key() == Qt::Key_Space)
            space_ = false;
        else if (event->key() == Qt::Key_Alt)
            modifiers_.setFlag(Qt::AltModifier, false);
        else if (event->key() == Qt::Key_Control)
            modifiers_.setFlag(Qt::ControlModifier, false);
        else if (event->key() == Qt::Key_Shift)
            modifiers_.setFlag(Qt::ShiftModifier, false);
    }
    if (event->key() != Qt::Key_Space)
        CanvasView::keyReleaseEvent(event);
    updateCursor();
    updateDecoration();
}

void CanvasWidget::enterEvent(QEnterEvent* event) {
    pointer_ = event->position();
    if (gesture_ == Gesture::none)
        pane_ = paneAt(event->position());
    // So that Space pans here, rather than pressing the button that was clicked last.
    if (!typesText(QApplication::focusWidget()) && isActiveWindow())
        setFocus(Qt::MouseFocusReason);
    updateDecoration();
}

void CanvasWidget::leaveEvent(QEvent*) {
    pointer_.reset();
    updateDecoration();
    Q_EMIT left();
}

void CanvasWidget::focusOutEvent(QFocusEvent* event) {
    space_ = false;
    modifiers_ = {};
    updateCursor();
    updateDecoration();
    QWidget::focusOutEvent(event);
}

} // namespace sinopia
