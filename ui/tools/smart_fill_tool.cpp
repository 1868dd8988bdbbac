#include "ui/tools/smart_fill_tool.h"

#include "image/raster.h"
#include "ui/tools/stroke_target.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr const char* smart_fill_step = "Smart fill";
/// Screen pixels by which a hand misses an edge.
constexpr double hand_reach = 14;

} // namespace

/// An area that is being worked on, and what it was begun on.
struct SmartFillTool::Pending {
    PointerSample press;
    Document* document;
    PaintSettings* settings;
    bool stale = false; ///< the document has become another one, or of another size
    std::shared_ptr<Document::Observer> observer = {};
};

void SmartFillTool::press(const PointerSample& sample, ToolContext& context) {
    cancel(context);
    const PaintSettings& settings = context.settings;
    press_ = sample;
    with_brush_ = settings.options().smart_brush;
    radius_ = settings.brushDiameter() / 2;
    path_ = {sample.position};
}

void SmartFillTool::move(const PointerSample& sample, ToolContext&) {
    if (press_ && sample.position != path_.back())
        path_.push_back(sample.position);
}

void SmartFillTool::release(const PointerSample& sample, ToolContext& context) {
    if (!press_)
        return;
    move(sample, context);
    const SnapRequest work = request(context);
    const auto pending = std::make_shared<Pending>(Pending{*press_, &context.document, &context.settings});
    press_.reset();
    if (work.rough.empty()) {
        path_.clear();
        return;
    }
    if (!runner_ || work.picture.empty()) {
        path_.clear();
        write(*pending, snap_to_edges(work));
        return;
    }
    pending->observer = context.document.observe([now = pending.get()](const Change& change) {
        now->stale |= change.kind == ChangeKind::replaced || change.kind == ChangeKind::resized;
    });
    pending_ = pending; // the outline stays to be seen meanwhile
    runner_([work] { return snap_to_edges(work); },
            [this, alive = std::weak_ptr<Pending>(pending)](const Spans& spans) {
                const auto begun = alive.lock();
                if (!begun)
                    return; // cancelled, or the tool has gone
                pending_.reset();
                path_.clear();
                write(*begun, spans);
                if (finished)
                    finished();
            });
}

SnapRequest SmartFillTool::request(const ToolContext& context) const {
    const Document& document = context.document;
    SnapRequest request;
    request.picture = document.picture();
    request.method = context.settings.options().smart_colours ? SnapMethod::grabcut : SnapMethod::watershed;
    request.reach = hand_reach * press_->pixel_size;
    if (!with_brush_) {
        request.rough = polygon_spans(path_, document.size(), FillRule::nonzero);
        return request;
    }
    request.reach = std::max(request.reach, radius_ / 2);
    Spans steps;
    for (std::size_t i = 0; i < path_.size(); ++i) {
        const Spans step = segment_spans(path_[i > 0 ? i - 1 : 0], path_[i], radius_, document.size());
        steps.insert(steps.end(), step.begin(), step.end());
    }
    request.rough = united(steps, {});
    return request;
}

void SmartFillTool::write(const Pending& pending, const Spans& spans) {
    if (pending.stale)
        return;
    ToolContext context{*pending.document, *pending.settings};
    writeArea(spans, pending.press, context, smart_fill_step);
}

bool SmartFillTool::cancel(ToolContext&) {
    const bool in_progress = press_ || pending_;
    press_.reset();
    pending_.reset();
    path_.clear();
    return in_progress;
}

ToolOutline SmartFillTool::outline(const PaintSettings& settings) const {
    if (!settings.options().smart_brush)
        return {};
    return {settings.brushDiameter(), BrushShape::round};
}

ToolOverlay SmartFillTool::overlay() const {
    ToolOverlay overlay;
    overlay.path = path_;
    overlay.closed = !with_brush_ && path_.size() > 2;
    return overlay;
}

} // namespace sinopia
