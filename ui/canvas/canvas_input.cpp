// Mouse and pen, turned into gestures: view changes and pointer samples for the tool.
#include "ui/canvas/canvas_widget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTabletEvent>

#include <cmath>
#include <numbers>

namespace sinopia {

CanvasWidget::Input CanvasWidget::inputOf(const QMouseEvent& event) {
    return {event.position(), event.button(), event.modifiers(), 1, static_cast<double>(event.timestamp())};
}

CanvasWidget::Input CanvasWidget::inputOf(const QTabletEvent& event) {
    return {event.position(), event.button(), event.modifiers(), event.pressure(),
            static_cast<double>(event.timestamp())};
}

PointerSample CanvasWidget::sampleAt(const Input& input) const {
    PointerSample sample;
    sample.position = imagePoint(input.at, pane_);
    sample.pressure = input.pressure;
    sample.pixel_size = scale() / view().zoom();
    sample.time_ms = input.time_ms;
    sample.shift = input.modifiers.testFlag(Qt::ShiftModifier);
    sample.control = input.modifiers.testFlag(Qt::ControlModifier);
    sample.alt = input.modifiers.testFlag(Qt::AltModifier);
    return sample;
}

void CanvasWidget::mousePressEvent(QMouseEvent* event) {
    press(inputOf(*event), false);
}

void CanvasWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    press(inputOf(*event), true);
}

void CanvasWidget::mouseMoveEvent(QMouseEvent* event) {
    move(inputOf(*event));
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent* event) {
    release(inputOf(*event));
}

void CanvasWidget::tabletEvent(QTabletEvent* event) {
    // Accepted, so that no mouse event without pressure and with whole pixels is made of it.
    event->accept();
    const bool eraser = event->pointerType() == QPointingDevice::PointerType::Eraser;
    if (eraser != eraser_ && gesture_ == Gesture::none) {
        eraser_ = eraser;
        Q_EMIT penEndChanged(eraser);
    }
    if (event->type() == QEvent::TabletPress)
        press(inputOf(*event), false);
    else if (event->type() == QEvent::TabletRelease)
        release(inputOf(*event));
    else
        move(inputOf(*event));
}

void CanvasWidget::press(const Input& input, bool again) {
    if (gesture_ != Gesture::none || !tool_)
        return;
    pointer_ = press_ = last_ = input.at;
    pane_ = paneAt(input.at);
    modifiers_ = input.modifiers;
    dragged_ = false;
    gesture_button_ = input.button;
    const bool left = input.button == Qt::LeftButton;
    if (left && space_ && input.modifiers.testFlag(Qt::ShiftModifier)) {
        gesture_ = Gesture::turn;
        press_angle_ = view().angle() - angleAt(input.at);
    } else if (input.button == Qt::MiddleButton || (left && (space_ || tool_->pans()))) {
        gesture_ = Gesture::pan;
    } else if (left && onDivider(input.at)) {
        gesture_ = Gesture::divide;
    } else if (left) {
        beginPainting(input, again);
    }
    updateCursor();
    updateDecoration();
}

void CanvasWidget::beginPainting(const Input& input, bool again) {
    const bool modified = input.modifiers & (Qt::AltModifier | Qt::ControlModifier);
    active_ = modified && tool_->picksWithModifier(settings_) ? &pick_ : tool_;
    if (active_ == tool_ && input.modifiers.testFlag(Qt::ShiftModifier) &&
        tool_->outline(settings_).diameter > 0) {
        // A line if the button is let go here, the brush's size if it is dragged: known only later.
        gesture_ = Gesture::resizeBrush;
        press_diameter_ = settings_.brushDiameter();
        return;
    }
    gesture_ = Gesture::paint;
    if (active_->paints())
        Q_EMIT paintingStarted(active_->paintsPicture());
    ToolContext tool_context = context();
    if (again)
        active_->doubleClick(sampleAt(input), tool_context);
    else
        active_->press(sampleAt(input), tool_context);
}

void CanvasWidget::move(const Input& input) {
    pointer_ = input.at;
    modifiers_ = input.modifiers;
    ToolContext tool_context = context();
    switch (gesture_) {
    case Gesture::none:
        pane_ = paneAt(input.at);
        if (tool_)
            tool_->hover(sampleAt(input), tool_context);
        break;
    case Gesture::paint:
        active_->move(sampleAt(input), tool_context);
        break;
    case Gesture::pan:
        dragPan(input.at);
        break;
    case Gesture::turn:
        dragAngle(input);
        break;
    case Gesture::resizeBrush:
        dragBrushSize(input.at);
        break;
    case Gesture::divide:
        setDivider(input.at.x() / std::max(width(), 1));
        break;
    }
    last_ = input.at;
    updateCursor();
    updateDecoration();
    const Point pixel = sampleAt(input).pixel();
    Q_EMIT hovered(QPoint(pixel.x, pixel.y));
}

void CanvasWidget::dragPan(QPointF to) {
    const PointF a = toDevice(last_), b = toDevice(to);
    const PointF before = view().toView({0, 0});
    transform().pan(b.x - a.x, b.y - a.y);
    const PointF after = view().toView({0, 0});
    scrolled(after.x - before.x, after.y - before.y);
}

double CanvasWidget::angleAt(QPointF widget) const {
    const PointF device = toDevice(widget);
    const Point offset = paneOffset(pane_);
    const Size size = view().viewSize();
    return std::atan2(device.y - offset.y - size.height / 2.0, device.x - offset.x - size.width / 2.0) * 180 /
           std::numbers::pi;
}

void CanvasWidget::dragAngle(const Input& input) {
    double angle = press_angle_ + angleAt(input.at);
    if (input.modifiers.testFlag(Qt::ControlModifier))
        angle = std::round(angle / 15) * 15;
    const Size size = view().viewSize();
    transform().setAngle(angle, {size.width / 2.0, size.height / 2.0});
    moved();
}

void CanvasWidget::dragBrushSize(QPointF to) {
    if (!dragged_ && (to - press_).manhattanLength() < QApplication::startDragDistance())
        return;
    dragged_ = true;
    settings_.setBrushDiameter(press_diameter_ + 2 * (toDevice(to).x - toDevice(press_).x) / view().zoom());
}

void CanvasWidget::release(const Input& input) {
    if (gesture_ == Gesture::none || input.button != gesture_button_)
        return;
    ToolContext tool_context = context();
    const Gesture ended = gesture_;
    gesture_ = Gesture::none;
    pointer_ = input.at;
    if (ended == Gesture::paint) {
        active_->release(sampleAt(input), tool_context);
        if (active_->paints())
            Q_EMIT paintingEnded();
    } else if (ended == Gesture::resizeBrush && !dragged_) {
        Q_EMIT paintingStarted(active_->paintsPicture());
        Input at = input;
        at.at = press_;
        at.modifiers |= Qt::ShiftModifier;
        active_->press(sampleAt(at), tool_context);
        active_->release(sampleAt(at), tool_context);
        Q_EMIT paintingEnded();
    }
    pane_ = paneAt(input.at);
    updateCursor();
    updateDecoration();
}

} // namespace sinopia
