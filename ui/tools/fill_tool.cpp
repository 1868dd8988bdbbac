#include "ui/tools/fill_tool.h"

#include "image/raster.h"
#include "ui/tools/stroke_target.h"

namespace sinopia {
namespace {

bool looksAtInstances(Point pixel, const Document& document, const PaintSettings& settings) {
    return settings.options().area == AreaSource::instances && document.has_instances() &&
           document.instances().get(pixel.x, pixel.y) != 0;
}

} // namespace

Spans areaAt(Point pixel, const Document& document, const PaintSettings& settings) {
    if (!whole(document.size()).contains(pixel))
        return {};
    const PaintSettings::Options& options = settings.options();
    if (options.area == AreaSource::picture && document.has_picture())
        return wand_spans(document.picture(), pixel, options.tolerance, options.contiguous);
    if (looksAtInstances(pixel, document, settings))
        return flood_spans(document.instances(), pixel, options.contiguous);
    return flood_spans(document.labels(), pixel, options.contiguous);
}

void FillTool::press(const PointerSample& sample, ToolContext& context) {
    Document& document = context.document;
    const Point pixel = sample.pixel();
    const Spans area = areaAt(pixel, document, context.settings);
    if (area.empty())
        return;
    if (context.settings.target() == PaintTarget::labels &&
        looksAtInstances(pixel, document, context.settings)) {
        // The instance gets another class and stays the instance it is.
        document.apply(LabelEdit{"Fill", area, context.settings.currentClass(), 0, {}});
        return;
    }
    writeArea(area, sample, context, "Fill");
}

void WandTool::press(const PointerSample& sample, ToolContext& context) {
    const bool region = context.settings.target() == PaintTarget::region;
    writeArea(areaAt(sample.pixel(), context.document, context.settings),
              region ? PaintTarget::region : PaintTarget::selection, sample, context, "Magic wand");
}

} // namespace sinopia
