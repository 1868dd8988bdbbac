#include "document/document.h"
#include "image/span_sets.h"

namespace sinopia {

// The region that edits of the map propose by themselves.

namespace {

constexpr std::uint8_t taken = 255;

} // namespace

bool Document::region_is_used() const {
    return used_region_ && used_region_->region == version(Layer::region) &&
           used_region_->picture_before != version(Layer::picture);
}

void Document::propose_region_of(const OpenStep& step) {
    const bool map_only = !step.resized && !step.picture_replaced && !step.keeps_region;
    if (!proposal_margin_ || !map_only || !has_picture() || step.changed[index_of(Layer::labels)].empty())
        return;
    const Spans changed =
        differing_spans(step.before.labels, state_.layers.labels, step.changed[index_of(Layer::labels)]);
    if (changed.empty())
        return;
    const Spans proposed = grown(changed, *proposal_margin_, size());
    if (region_is_used())
        write_region(subtracted(spans_at_least(state_.layers.region, 1), proposed), 0, {});
    write_region(proposed, taken, gate(Layer::region));
    tell({ChangeKind::proposed, bounds_of(proposed)});
}

void Document::write_region(const Spans& spans, std::uint8_t value, Gate gate) {
    Spans written;
    SpanWriter<std::uint8_t> region(state_.layers.region, value, {}, recorder_ ? &written : nullptr);
    if (gate.is_open())
        region.write(spans);
    else
        for (const Span& span : spans)
            gate.pass({span.x0, span.y, span.x1 - span.x0, 1}, size(), [&](Rect run) { region.write(run); });
    if (!region.changed().empty())
        wrote(Layer::region, region.changed(), written, value);
}

} // namespace sinopia
