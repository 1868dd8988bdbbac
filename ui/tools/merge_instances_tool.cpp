#include "ui/tools/merge_instances_tool.h"

#include "image/raster.h"
#include "ui/tools/instance_commands.h"

#include <algorithm>

namespace sinopia {

void MergeInstancesTool::press(const PointerSample& sample, ToolContext& context) {
    cancel(context);
    const Document& document = context.document;
    const Point pixel = sample.pixel();
    if (!document.has_instances() || !whole(document.size()).contains(pixel))
        return;
    class_ = document.labels().get(pixel.x, pixel.y);
    size_ = document.size();
    path_ = {sample.position};
    touch(sample.position, sample.position, document);
}

void MergeInstancesTool::move(const PointerSample& sample, ToolContext& context) {
    if (path_.empty() || context.document.size() != size_)
        return;
    touch(path_.back(), sample.position, context.document);
    path_.push_back(sample.position);
}

void MergeInstancesTool::touch(PointF from, PointF to, const Document& document) {
    for (const Span& span : segment_spans(from, to, 0, document.size()))
        for (int x = span.x0; x < span.x1; ++x) {
            const std::uint16_t id = document.instances().get(x, span.y);
            if (id != 0 && document.labels().get(x, span.y) == class_ &&
                std::find(touched_.begin(), touched_.end(), id) == touched_.end())
                touched_.push_back(id);
        }
}

void MergeInstancesTool::release(const PointerSample& sample, ToolContext& context) {
    move(sample, context);
    if (touched_.size() > 1 && context.document.has_instances() && context.document.size() == size_)
        if (auto edit = mergedInstances(context.document, touched_, touched_.front())) {
            context.settings.setCurrentInstance(touched_.front());
            context.document.apply(std::move(*edit));
        }
    cancel(context);
}

bool MergeInstancesTool::cancel(ToolContext&) {
    const bool in_progress = !path_.empty();
    path_.clear();
    touched_.clear();
    return in_progress;
}

ToolOverlay MergeInstancesTool::overlay() const {
    ToolOverlay overlay;
    overlay.path = path_;
    return overlay;
}

} // namespace sinopia
