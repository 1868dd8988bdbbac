#include "ui/tools/lasso_tool.h"

#include "image/raster.h"
#include "ui/tools/stroke_target.h"

#include <cmath>

namespace sinopia {

void LassoTool::press(const PointerSample& sample, ToolContext&) {
    press_ = sample;
    path_ = {sample.position};
}

void LassoTool::move(const PointerSample& sample, ToolContext&) {
    if (press_ && sample.position != path_.back())
        path_.push_back(sample.position);
}

void LassoTool::release(const PointerSample& sample, ToolContext& context) {
    if (!press_)
        return;
    move(sample, context);
    writeArea(polygon_spans(path_, context.document.size(), FillRule::nonzero), *press_, context, "Lasso");
    cancel(context);
}

bool LassoTool::cancel(ToolContext&) {
    const bool in_progress = press_.has_value();
    press_.reset();
    path_.clear();
    return in_progress;
}

ToolOverlay LassoTool::overlay() const {
    ToolOverlay overlay;
    overlay.path = path_;
    overlay.closed = path_.size() > 2;
    return overlay;
}

} // namespace sinopia
