#include "ui/tools/fill_tool.h"

#include "image/raster.h"

namespace sinopia {

void FillTool::press(const PointerSample& sample, ToolContext& context) {
    Document& document = context.document;
    const Point pixel = sample.pixel();
    if (!whole(document.size()).contains(pixel))
        return;
    if (document.labels().get(pixel.x, pixel.y) == context.settings.currentClass())
        return;
    const std::vector<Span> spans = flood_spans(document.labels(), pixel, /*contiguous=*/true);
    document.apply(LabelEdit{"Fill", spans, context.settings.currentClass()});
}

void PickTool::press(const PointerSample& sample, ToolContext& context) {
    const Point pixel = sample.pixel();
    if (whole(context.document.size()).contains(pixel))
        context.settings.setCurrentClass(context.document.labels().get(pixel.x, pixel.y));
}

} // namespace sinopia
