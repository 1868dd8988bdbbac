#include "ui/tools/pick_tool.h"

namespace sinopia {

void PickTool::press(const PointerSample& sample, ToolContext& context) {
    const Document& document = context.document;
    const Point pixel = sample.pixel();
    if (!whole(document.size()).contains(pixel))
        return;
    context.settings.setCurrentClass(document.labels().get(pixel.x, pixel.y));
    if (!document.has_instances())
        return;
    if (const std::uint16_t id = document.instances().get(pixel.x, pixel.y); id != 0)
        context.settings.setCurrentInstance(id);
}

} // namespace sinopia
