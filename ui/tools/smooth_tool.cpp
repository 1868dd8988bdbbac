#include "ui/tools/smooth_tool.h"

#include "image/majority.h"
#include "image/span_sets.h"

#include <algorithm>
#include <tuple>

namespace sinopia {
namespace {

constexpr const char* smooth_step = "Smooth";
constexpr std::uint8_t in_mask = 255;
constexpr std::uint8_t taken_from = 128;

/// One class and instance, and the pixels that get it.
struct Group {
    ClassIndex value = 0;
    std::uint16_t instance = 0;
    Spans spans;
};

void addPixel(Spans& spans, Point p) {
    if (!spans.empty() && spans.back().y == p.y && spans.back().x1 == p.x)
        ++spans.back().x1;
    else
        spans.push_back({p.y, p.x, p.x + 1});
}

/// Few classes meet under a brush: a list is quick to search.
Spans& spansOf(std::vector<Group>& groups, ClassIndex value, std::uint16_t instance) {
    for (Group& group : groups)
        if (group.value == value && group.instance == instance)
            return group.spans;
    groups.push_back({value, instance, {}});
    return groups.back().spans;
}

} // namespace

void SmoothTool::press(const PointerSample& sample, ToolContext& context) {
    if (stroke_)
        release(sample, context);
    Document& document = context.document;
    const PaintTarget target = context.settings.target();
    if (target == PaintTarget::selection && !document.has_selection())
        return;
    stroke_.emplace();
    stroke_->id = document.new_stroke();
    stroke_->target = target;
    if (target == PaintTarget::labels) {
        stroke_->labels = document.labels();
        stroke_->instances = document.instances();
    } else {
        stroke_->mask = target == PaintTarget::region ? document.region() : document.selection();
    }
    stroke_->done = TileGrid<std::uint8_t>(document.size());
    stroke_->last = sample.position;
    paint(sample.position, context);
}

void SmoothTool::move(const PointerSample& sample, ToolContext& context) {
    if (stroke_)
        paint(sample.position, context);
}

void SmoothTool::release(const PointerSample& sample, ToolContext& context) {
    if (!stroke_)
        return;
    move(sample, context);
    context.document.end_stroke();
    stroke_.reset();
}

bool SmoothTool::cancel(ToolContext& context) {
    if (!stroke_)
        return false;
    context.document.cancel_stroke(stroke_->id);
    stroke_.reset();
    return true;
}

void SmoothTool::paint(PointF to, ToolContext& context) {
    Document& document = context.document;
    if (document.size() != stroke_->done.size())
        return; // another document since the press
    const PaintSettings& settings = context.settings;
    const Spans under = segment_spans(stroke_->last, to, settings.brushDiameter() / 2, document.size(),
                                      settings.options().shape);
    stroke_->last = to;
    const TileGrid<std::uint8_t> before = stroke_->done;
    const Rect fresh = markFresh(under);
    if (fresh.empty())
        return;
    std::vector<SmoothedPixel> pixels = smoothed(fresh, settings.options().smooth_radius);
    std::erase_if(pixels, [&](const SmoothedPixel& p) {
        return before.get(p.at.x, p.at.y) != 0 || stroke_->done.get(p.at.x, p.at.y) == 0;
    });
    if (stroke_->target == PaintTarget::labels)
        writeLabels(pixels, document);
    else
        writeMask(pixels, document);
}

Rect SmoothTool::markFresh(const Spans& spans) {
    Rect fresh;
    for (const Span& s : spans) {
        const Rect row{s.x0, s.y, s.x1 - s.x0, 1};
        int first = s.x1, last = s.x0 - 1;
        stroke_->done.read_runs(row, [&](int x, int, int count, const std::uint8_t* done) {
            for (int i = 0; i < count; ++i)
                if (!done[i]) {
                    first = std::min(first, x + i);
                    last = x + i;
                }
        });
        if (last < first)
            continue;
        stroke_->done.fill({first, s.y, last - first + 1, 1}, 1);
        fresh = fresh.united({first, s.y, last - first + 1, 1});
    }
    return fresh;
}

std::vector<SmoothedPixel> SmoothTool::smoothed(Rect rect, int radius) const {
    if (stroke_->target == PaintTarget::labels)
        return majority_filter(stroke_->labels, rect, radius);
    const Rect around = rect.grown(majority_reach(radius)).intersected(whole(stroke_->mask.size()));
    LabelMap map(around.size());
    stroke_->mask.read_runs(around, [&](int x, int y, int count, const std::uint8_t* pixels) {
        std::transform(pixels, pixels + count, &map.at(x - around.x, y - around.y),
                       [](std::uint8_t v) { return ClassIndex(v >= taken_from ? 1 : 0); });
    });
    std::vector<SmoothedPixel> pixels =
        majority_filter(map, {rect.x - around.x, rect.y - around.y, rect.width, rect.height}, radius);
    for (SmoothedPixel& p : pixels)
        p.at = {p.at.x + around.x, p.at.y + around.y};
    return pixels;
}

void SmoothTool::writeLabels(const std::vector<SmoothedPixel>& pixels, Document& document) {
    const bool instances = !stroke_->instances.empty();
    std::vector<Group> groups;
    for (const SmoothedPixel& p : pixels)
        addPixel(spansOf(groups, p.value,
                         instances ? stroke_->instances.get(p.like.x, p.like.y) : std::uint16_t{0}),
                 p.at);
    for (const Group& group : groups) {
        LabelEdit edit{smooth_step, group.spans, group.value, stroke_->id, {}};
        if (instances)
            edit.instance = group.instance;
        document.apply(edit);
    }
}

void SmoothTool::writeMask(const std::vector<SmoothedPixel>& pixels, Document& document) {
    std::vector<Group> groups;
    for (const SmoothedPixel& p : pixels)
        addPixel(spansOf(groups, p.value, 0), p.at);
    const Layer layer = stroke_->target == PaintTarget::region ? Layer::region : Layer::selection;
    for (const Group& group : groups) {
        const MaskEdit edit{smooth_step, layer, group.spans, group.value ? in_mask : std::uint8_t{0},
                            stroke_->id};
        document.apply(edit);
    }
}

} // namespace sinopia
