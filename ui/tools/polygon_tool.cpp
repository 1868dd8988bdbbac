#include "ui/tools/polygon_tool.h"

#include "image/raster.h"
#include "ui/tools/stroke_target.h"

#include <cmath>
#include <numbers>

namespace sinopia {
namespace {

/// Screen pixels that a hand moves while it clicks.
constexpr double click_reach = 3;
constexpr std::size_t fewest_corners = 3;

double distance(PointF a, PointF b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// `to`, turned about `from` to the nearest multiple of 45 degrees.
PointF turned(PointF from, PointF to) {
    constexpr double step = std::numbers::pi / 4;
    const double angle = std::round(std::atan2(to.y - from.y, to.x - from.x) / step) * step;
    const double along = (to.x - from.x) * std::cos(angle) + (to.y - from.y) * std::sin(angle);
    return {from.x + along * std::cos(angle), from.y + along * std::sin(angle)};
}

} // namespace

std::optional<std::size_t> PolygonTool::cornerAt(const PointerSample& sample) const {
    std::optional<std::size_t> nearest;
    double reach = snap_reach * sample.pixel_size;
    for (std::size_t i = 0; i < corners_.size(); ++i)
        if (const double away = distance(corners_[i], sample.position); away <= reach) {
            reach = away;
            nearest = i;
        }
    return nearest;
}

PointF PolygonTool::placeOf(const PointerSample& sample) const {
    if (corners_.size() >= fewest_corners &&
        distance(corners_.front(), sample.position) <= snap_reach * sample.pixel_size)
        return corners_.front();
    return sample.shift && !corners_.empty() ? turned(corners_.back(), sample.position) : sample.position;
}

void PolygonTool::press(const PointerSample& sample, ToolContext& context) {
    if (!corners_.empty() && size_ != context.document.size())
        cancel(context); // another document since the first click
    std::optional<std::size_t> corner = cornerAt(sample);
    if (corners_.empty()) {
        first_ = sample;
        size_ = context.document.size();
    }
    if (!corner) {
        corners_.push_back(placeOf(sample));
        corner = corners_.size() - 1;
    }
    drag_ = Drag{*corner, sample.position, corners_[*corner]};
    pointer_.reset();
}

void PolygonTool::move(const PointerSample& sample, ToolContext&) {
    if (!drag_)
        return;
    drag_->moves |= distance(sample.position, drag_->press) > click_reach * sample.pixel_size;
    if (drag_->moves)
        corners_[drag_->corner] = {drag_->origin.x + sample.position.x - drag_->press.x,
                                   drag_->origin.y + sample.position.y - drag_->press.y};
}

void PolygonTool::release(const PointerSample& sample, ToolContext& context) {
    if (!drag_)
        return;
    move(sample, context);
    const bool closes = drag_->corner == 0 && !drag_->moves && corners_.size() >= fewest_corners;
    drag_.reset();
    if (closes)
        commit(context);
}

void PolygonTool::hover(const PointerSample& sample, ToolContext&) {
    if (!corners_.empty())
        pointer_ = placeOf(sample);
}

void PolygonTool::doubleClick(const PointerSample&, ToolContext& context) {
    // Its first click has set a corner already, or has closed the polygon.
    if (corners_.size() >= fewest_corners)
        commit(context);
}

bool PolygonTool::commit(ToolContext& context) {
    if (corners_.empty())
        return false;
    if (corners_.size() < fewest_corners)
        return true; // not an area yet: goes on
    if (size_ == context.document.size())
        writeArea(polygon_spans(corners_, size_, FillRule::nonzero), *first_, context, "Polygon");
    cancel(context);
    return true;
}

bool PolygonTool::stepBack(ToolContext& context) {
    if (corners_.empty())
        return false;
    corners_.pop_back();
    drag_.reset();
    if (corners_.empty())
        cancel(context);
    return true;
}

bool PolygonTool::cancel(ToolContext&) {
    const bool in_progress = !corners_.empty();
    first_.reset();
    corners_.clear();
    pointer_.reset();
    drag_.reset();
    return in_progress;
}

ToolOverlay PolygonTool::overlay() const {
    ToolOverlay overlay;
    overlay.path = overlay.handles = corners_;
    if (pointer_) {
        overlay.closed = corners_.size() >= fewest_corners && *pointer_ == corners_.front();
        if (!overlay.closed)
            overlay.path.push_back(*pointer_);
    }
    return overlay;
}

} // namespace sinopia
