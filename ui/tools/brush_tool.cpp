#include "ui/tools/brush_tool.h"

#include "image/raster.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double smallest_radius = PaintSettings::smallest_diameter / 2;

const char* nameOf(PaintTarget target, bool takes_away) {
    switch (target) {
    case PaintTarget::labels:
        return "Brush stroke";
    case PaintTarget::region:
        return takes_away ? "Take from the region" : "Paint the region";
    case PaintTarget::selection:
        return takes_away ? "Take from the selection" : "Paint the selection";
    }
    return "";
}

bool isFinite(PointF p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

} // namespace

double BrushTool::radiusOf(const PointerSample& sample, const PaintSettings& settings) const {
    const double radius = settings.brushDiameter() / 2;
    if (!settings.options().pressure_sizes || !(sample.pressure < 1))
        return radius;
    return std::max(smallest_radius, radius * std::max(0.0, sample.pressure));
}

void BrushTool::press(const PointerSample& sample, ToolContext& context) {
    if (stroke_)
        release(sample, context); // a button was let go where nobody saw it
    if (!isFinite(sample.position))
        return;
    const PaintSettings& settings = context.settings;
    const bool takes_away = settings.target() != PaintTarget::labels &&
                            (sample.alt || settings.options().combine == CombineMode::subtract);
    stroke_.emplace(settings.target(), takes_away ? CombineMode::subtract : CombineMode::add, context,
                    nameOf(settings.target(), takes_away));
    shape_ = settings.options().shape;
    stabiliser_.begin(sample.position, settings.options().stabiliser, sample.pixel_size);
    pointer_ = sample.position;
    before_ = last_;
    const Dab here{sample.position, radiusOf(sample, settings)};
    const bool line = sample.shift && last_ && last_->size == context.document.size();
    last_ = LastDab{line ? Dab{last_->dab.at, here.radius} : here, context.document.size()};
    paint(here, context);
}

void BrushTool::move(const PointerSample& sample, ToolContext& context) {
    if (!stroke_ || !isFinite(sample.position))
        return;
    pointer_ = sample.position;
    const PointF at = stabiliser_.follow(sample.position);
    if (at != last_->dab.at)
        paint({at, radiusOf(sample, context.settings)}, context);
}

void BrushTool::release(const PointerSample& sample, ToolContext& context) {
    if (!stroke_)
        return;
    // A pen reports no pressure any more when it is lifted: the stroke ends as wide as it was.
    const PointF end = isFinite(sample.position) ? sample.position : pointer_;
    if (stabiliser_.finish(end) != last_->dab.at)
        paint({end, last_->dab.radius}, context);
    stroke_->finish(context);
    stroke_.reset();
}

bool BrushTool::cancel(ToolContext& context) {
    if (!stroke_)
        return false;
    stroke_->cancel(context);
    stroke_.reset();
    last_ = before_;
    return true;
}

ToolOverlay BrushTool::overlay() const {
    if (!stroke_ || stabiliser_.position() == pointer_)
        return {};
    ToolOverlay overlay;
    overlay.path = {stabiliser_.position(), pointer_};
    return overlay;
}

void BrushTool::paint(const Dab& to, ToolContext& context) {
    const Dab& from = last_->dab;
    stroke_->paint(tapered_spans(from.at, from.radius, to.at, to.radius, context.document.size(), shape_),
                   context);
    last_ = LastDab{to, context.document.size()};
}

} // namespace sinopia
