#include "ui/tools/box_tool.h"

#include "image/raster.h"
#include "ui/tools/stroke_target.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sinopia {
namespace {

/// Screen pixels: what moves less is a click.
constexpr double click_reach = 3;

} // namespace

void BoxTool::press(const PointerSample& sample, ToolContext& context) {
    press_ = sample;
    to_ = sample;
    const bool joins = context.settings.target() != PaintTarget::labels;
    shift_joins_ = joins && sample.shift;
    alt_joins_ = joins && sample.alt;
    move(sample, context);
}

void BoxTool::move(const PointerSample& sample, ToolContext&) {
    if (!press_)
        return;
    to_ = sample;
    shift_joins_ &= sample.shift;
    alt_joins_ &= sample.alt;
    equal_sides_ = sample.shift && !shift_joins_;
    from_centre_ = sample.control || (sample.alt && !alt_joins_);
}

void BoxTool::release(const PointerSample& sample, ToolContext& context) {
    if (!press_)
        return;
    move(sample, context);
    const double way = std::hypot(to_.position.x - press_->position.x, to_.position.y - press_->position.y);
    Spans spans;
    if (way >= click_reach * sample.pixel_size) {
        const Size size = context.document.size();
        spans = ellipse_ ? ellipse_spans(box(), size) : rect_spans(box(), size);
    }
    writeArea(spans, *press_, context, ellipse_ ? "Ellipse" : "Rectangle");
    press_.reset();
}

bool BoxTool::cancel(ToolContext&) {
    const bool in_progress = press_.has_value();
    press_.reset();
    return in_progress;
}

/// The pixels under both ends belong to the box.
Rect BoxTool::box() const {
    const Point a = press_->pixel(), b = to_.pixel();
    int dx = b.x - a.x, dy = b.y - a.y;
    if (equal_sides_) {
        const int side = std::max(std::abs(dx), std::abs(dy));
        dx = dx < 0 ? -side : side;
        dy = dy < 0 ? -side : side;
    }
    const Point from = from_centre_ ? Point{a.x - dx, a.y - dy} : a;
    const Point to{a.x + dx, a.y + dy};
    return {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x) + 1,
            std::abs(to.y - from.y) + 1};
}

ToolOverlay BoxTool::overlay() const {
    ToolOverlay overlay;
    if (press_) {
        overlay.box = box();
        overlay.box_is_ellipse = ellipse_;
    }
    return overlay;
}

} // namespace sinopia
