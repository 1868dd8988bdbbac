#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/canvas_cursors.h"
#include "ui/canvas/overlay_painter.h"

#include <cmath>

namespace sinopia {

CanvasWidget::CanvasWidget(Document& document, PaintSettings& settings, QWidget* parent)
    : CanvasView(document, parent), document_(document), settings_(settings) {
    setObjectName("canvas");
    setAccessibleName(tr("Canvas"));
    setMouseTracking(true);
    setTabletTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    updateCursor();
}

void CanvasWidget::setTool(Tool& tool) {
    if (&tool == tool_)
        return;
    giveUp();
    tool_ = &tool;
    updateCursor();
    updateDecoration();
}

void CanvasWidget::settingsChanged() {
    updateCursor();
    updateDecoration();
}

void CanvasWidget::documentReplaced() {
    giveUp();
}

ToolOutline CanvasWidget::outline() const {
    const bool moves = gesture_ == Gesture::pan || gesture_ == Gesture::turn || gesture_ == Gesture::divide;
    if (!tool_ || !pointer_ || moves || space_ || onDivider(*pointer_))
        return {};
    return active_ == &pick_ && gesture_ == Gesture::paint ? ToolOutline{} : tool_->outline(settings_);
}

QPointF CanvasWidget::outlinePlace() const {
    return gesture_ == Gesture::resizeBrush ? press_ : *pointer_;
}

QRegion CanvasWidget::decoration() const {
    QRegion region;
    const bool linked = viewOptions().layout == ViewLayout::sideBySide;
    for (int pane = 0; pane < CanvasFrame::panes; ++pane) {
        if (paneClip(pane).isEmpty())
            continue;
        QPainter none;
        const OverlayPainter overlay(none, view(), paneOffset(pane), scale());
        QRegion here;
        if (pointer_) {
            const PointF at = imagePoint(outlinePlace(), pane_);
            if (linked || pane == pane_ || viewOptions().layout == ViewLayout::wipe)
                here |= overlay.outlineRegion(at, outline());
            if (linked && pane != pane_)
                here |= overlay.crossRegion(at);
        }
        if (tool_)
            here |= overlay.shapesRegion(tool_->overlay());
        region |= here & paneClip(pane);
    }
    return region;
}

void CanvasWidget::updateDecoration() {
    const QRegion now = decoration();
    updateDevice(decorated_ | now);
    decorated_ = now;
}

void CanvasWidget::drawOver(QPainter& painter, const QRegion& part) {
    const bool linked = viewOptions().layout == ViewLayout::sideBySide;
    for (int pane = 0; pane < CanvasFrame::panes; ++pane) {
        const QRegion seen = part & paneClip(pane);
        if (seen.isEmpty())
            continue;
        painter.setClipRegion(seen);
        OverlayPainter overlay(painter, view(), paneOffset(pane), scale());
        if (tool_)
            overlay.drawShapes(tool_->overlay());
        if (pointer_) {
            const PointF at = imagePoint(outlinePlace(), pane_);
            overlay.drawOutline(at, outline());
            if (linked && pane != pane_)
                overlay.drawCross(at);
        }
    }
    painter.setClipping(false);
    if (const QRect line = dividerLine(); !line.isEmpty())
        OverlayPainter(painter, view(), {}, scale()).drawDivider(line);
}

bool CanvasWidget::onDivider(QPointF widget) const {
    const QRect line = dividerLine();
    constexpr double reach = 5;
    return !line.isEmpty() && std::abs(toDevice(widget).x - line.center().x()) <= reach * scale();
}

void CanvasWidget::updateCursor() {
    const auto shape = [&] {
        const bool turns = gesture_ == Gesture::turn || (space_ && modifiers_.testFlag(Qt::ShiftModifier));
        if (gesture_ == Gesture::pan)
            return CanvasCursor::closedHand;
        if (gesture_ == Gesture::divide || (gesture_ == Gesture::none && pointer_ && onDivider(*pointer_)))
            return CanvasCursor::divide;
        if (turns)
            return CanvasCursor::turn;
        if (space_ || (tool_ && tool_->pans()))
            return CanvasCursor::openHand;
        const bool picks = tool_ && (modifiers_ & (Qt::AltModifier | Qt::ControlModifier)) &&
                           tool_->picksWithModifier(settings_);
        if ((picks && gesture_ == Gesture::none) || (gesture_ == Gesture::paint && active_ == &pick_) ||
            dynamic_cast<const PickTool*>(tool_))
            return CanvasCursor::pipette;
        return CanvasCursor::cross;
    }();
    if (shape == cursor_shape_)
        return;
    cursor_shape_ = shape;
    setCursor(canvasCursor(shape, scale()));
}

} // namespace sinopia
