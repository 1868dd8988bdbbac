#include "ui/tools/original_brush.h"

#include "image/span_sets.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr const char* original_step = "Put the original back";
constexpr std::uint8_t selected_from = 128;

bool isFinite(PointF p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

double radiusOf(const PointerSample& sample, const PaintSettings& settings) {
    const double radius = settings.brushDiameter() / 2;
    if (!settings.options().pressure_sizes || !(sample.pressure < 1))
        return radius;
    return std::max(PaintSettings::smallest_diameter / 2, radius * std::max(0.0, sample.pressure));
}

/// The picture in the bounds of `spans`, with the original's pixels under them.
PicturePatchEdit patchOf(const Document& document, const Spans& spans) {
    const Rect rect = bounds_of(spans);
    RgbImage pixels = document.picture().read(rect);
    for (const Span& span : spans)
        document.original().read_runs({span.x0, span.y, span.x1 - span.x0, 1},
                                      [&](int x, int y, int count, const Rgb* from) {
                                          std::copy_n(from, count, &pixels.at(x - rect.x, y - rect.y));
                                      });
    return {original_step, {rect.x, rect.y}, std::move(pixels), 0};
}

} // namespace

void OriginalBrushTool::press(const PointerSample& sample, ToolContext& context) {
    if (stroke_)
        release(sample, context); // a button was let go where nobody saw it
    Document& document = context.document;
    if (!isFinite(sample.position) || !document.has_picture())
        return;
    stroke_.emplace();
    stroke_->id = document.new_stroke();
    stroke_->size = document.size();
    if (document.has_selection())
        stroke_->in = spans_at_least(document.selection(), selected_from);
    stroke_->at = sample.position;
    stabiliser_.begin(sample.position, context.settings.options().stabiliser, sample.pixel_size);
    paint(sample.position, radiusOf(sample, context.settings), context);
}

void OriginalBrushTool::move(const PointerSample& sample, ToolContext& context) {
    if (!stroke_ || !isFinite(sample.position))
        return;
    const PointF at = stabiliser_.follow(sample.position);
    if (at != stroke_->at)
        paint(at, radiusOf(sample, context.settings), context);
}

void OriginalBrushTool::release(const PointerSample& sample, ToolContext& context) {
    if (!stroke_)
        return;
    if (isFinite(sample.position) && stabiliser_.finish(sample.position) != stroke_->at)
        paint(sample.position, stroke_->radius, context);
    context.document.end_stroke();
    stroke_.reset();
}

bool OriginalBrushTool::cancel(ToolContext& context) {
    if (!stroke_)
        return false;
    context.document.cancel_stroke(stroke_->id);
    stroke_.reset();
    return true;
}

void OriginalBrushTool::paint(PointF to, double radius, ToolContext& context) {
    Document& document = context.document;
    Stroke& stroke = *stroke_;
    if (document.size() != stroke.size || !document.has_picture())
        return; // another document since the stroke began
    if (stroke.radius == 0)
        stroke.radius = radius;
    Spans spans =
        tapered_spans(stroke.at, stroke.radius, to, radius, stroke.size, context.settings.options().shape);
    if (stroke.in)
        spans = intersected(spans, *stroke.in);
    stroke.at = to;
    stroke.radius = radius;
    if (spans.empty())
        return;
    PicturePatchEdit edit = patchOf(document, spans);
    edit.stroke = stroke.id;
    document.apply(edit);
}

} // namespace sinopia
