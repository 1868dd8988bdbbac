#include "ui/tools/brush_tool.h"

#include "image/raster.h"

namespace sinopia {

void BrushTool::press(const PointerSample& sample, ToolContext& context) {
    stroke_ = context.document.new_stroke();
    const bool line = sample.shift && last_ && last_size_ == context.document.size();
    paint(line ? *last_ : sample.position, sample.position, context);
}

void BrushTool::move(const PointerSample& sample, ToolContext& context) {
    if (stroke_ != 0)
        paint(*last_, sample.position, context);
}

void BrushTool::release(const PointerSample& sample, ToolContext& context) {
    move(sample, context);
    stroke_ = 0;
    context.document.end_stroke();
}

void BrushTool::paint(PointF from, PointF to, ToolContext& context) {
    const double radius = context.settings.brushDiameter() / 2;
    const std::vector<Span> spans = segment_spans(from, to, radius, context.document.size());
    context.document.apply(LabelEdit{"Brush stroke", spans, context.settings.currentClass(), stroke_});
    last_ = to;
    last_size_ = context.document.size();
}

} // namespace sinopia
