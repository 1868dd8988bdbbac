#include "ui/tools/stroke_target.h"

#include "image/span_sets.h"

namespace sinopia {
namespace {

constexpr std::uint8_t mask_taken = 255;
constexpr std::uint8_t selected_from = 128;

} // namespace

CombineMode combineMode(const PointerSample& sample, const PaintSettings& settings) {
    if (sample.shift)
        return sample.alt ? CombineMode::intersect : CombineMode::add;
    return sample.alt ? CombineMode::subtract : settings.options().combine;
}

std::optional<std::uint16_t> strokeInstance(ToolContext& context) {
    if (!context.document.has_instances())
        return {};
    if (!context.settings.options().new_instances)
        return context.settings.currentInstance();
    const std::uint16_t id = context.document.new_instance();
    if (id != 0)
        context.settings.setCurrentInstance(id);
    return id;
}

StrokeTarget::StrokeTarget(PaintTarget target, CombineMode mode, ToolContext& context, std::string name)
    : name_(std::move(name)), target_(target), mode_(mode), class_(context.settings.currentClass()),
      instance_before_(context.settings.currentInstance()), stroke_(context.document.new_stroke()),
      size_(context.document.size()) {
    if (target == PaintTarget::labels)
        instance_ = strokeInstance(context);
}

void StrokeTarget::paint(const Spans& spans, ToolContext& context) {
    if (context.document.size() != size_)
        return; // another document since the gesture began
    if (target_ == PaintTarget::labels) {
        const LabelEdit edit{name_, spans, class_, stroke_, instance_};
        context.document.apply(edit);
        return;
    }
    const bool takes_away = mode_ == CombineMode::subtract;
    if (takes_away && target_ == PaintTarget::selection && !context.document.has_selection())
        write(rect_spans(whole(size_), size_), mask_taken, context); // everything was selected
    write(spans, takes_away ? 0 : mask_taken, context);
}

void StrokeTarget::write(const Spans& spans, std::uint8_t value, ToolContext& context) {
    const MaskEdit edit{name_, layer(), spans, value, stroke_};
    context.document.apply(edit);
}

void StrokeTarget::join(const Spans& spans, ToolContext& context) {
    Document& document = context.document;
    if (target_ == PaintTarget::labels || mode_ == CombineMode::add || mode_ == CombineMode::subtract) {
        if (!spans.empty())
            paint(spans, context);
    } else if (target_ == PaintTarget::region) {
        if (spans.empty())
            return;
        write(subtracted(spans_at_least(document.region(), 1), spans), 0, context);
        if (mode_ == CombineMode::replace)
            write(spans, mask_taken, context);
    } else if (!document.has_selection()) {
        if (!spans.empty())
            write(spans, mask_taken, context); // of everything, also for an intersection
    } else {
        write(subtracted(spans_at_least(document.selection(), 1), spans), 0, context);
        if (mode_ == CombineMode::replace)
            write(spans, mask_taken, context);
    }
    if (target_ == PaintTarget::selection && document.has_selection() &&
        spans_at_least(document.selection(), selected_from).empty())
        document.apply(DeselectEdit{name_, stroke_});
}

void StrokeTarget::finish(ToolContext& context) {
    context.document.end_stroke();
}

void StrokeTarget::cancel(ToolContext& context) {
    context.document.cancel_stroke(stroke_);
    if (instance_)
        context.settings.setCurrentInstance(instance_before_);
}

void writeArea(const Spans& spans, const PointerSample& sample, ToolContext& context, std::string name) {
    writeArea(spans, context.settings.target(), sample, context, std::move(name));
}

void writeArea(const Spans& spans, PaintTarget target, const PointerSample& sample, ToolContext& context,
               std::string name) {
    if (spans.empty() && target != PaintTarget::selection)
        return;
    StrokeTarget area(target, combineMode(sample, context.settings), context, std::move(name));
    area.join(spans, context);
    area.finish(context);
}

} // namespace sinopia
