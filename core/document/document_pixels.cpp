#include "base/error.h"
#include "document/differing.h"
#include "document/document.h"

#include <algorithm>

namespace sinopia {

// The gate: every edit of pixels but those of the whole canvas.

namespace {

void check_mask_layer(Layer layer) {
    if (layer != Layer::region && layer != Layer::selection)
        throw Failure("a mask can only be written to the region or the selection");
}

/// The plane holds anything but 0 within the image.
bool covers_something(const MaskPlaneEdit& edit, Size size) {
    const Rect rect =
        Rect{edit.at.x, edit.at.y, edit.pixels.width(), edit.pixels.height()}.intersected(whole(size));
    for (int y = rect.y; y < rect.bottom(); ++y) {
        const std::uint8_t* row = edit.pixels.row(y - edit.at.y) + rect.x - edit.at.x;
        if (std::any_of(row, row + rect.width, [](std::uint8_t v) { return v != 0; }))
            return true;
    }
    return false;
}

Rect row_of(const Span& span) {
    return {span.x0, span.y, span.x1 - span.x0, 1};
}

bool touches(std::span<const Span> spans, Size size) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& span) { return !row_of(span).intersected(whole(size)).empty(); });
}

} // namespace

Gate Document::gate(Layer layer) const {
    const bool labelled = layer == Layer::labels || layer == Layer::instances;
    Gate gate;
    if ((labelled || layer == Layer::region) && has_selection())
        gate.selection = &state_.layers.selection;
    if (labelled && !locked_table_.empty()) {
        gate.labels = &state_.layers.labels;
        gate.locked = &locked_table_;
    }
    return gate;
}

template <class T>
SpanWriter<T> Document::writer(TileGrid<T>& grid, T value, const Entry& entry, Spans& written) {
    return {grid, value, [this, entry] { step(entry); }, recorder_ ? &written : nullptr};
}

Rect Document::apply(const LabelEdit& edit) {
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    const Entry entry{edit.name, edit.stroke};
    Spans label_spans, instance_spans;
    auto labels = writer(state_.layers.labels, edit.value, entry, label_spans);
    auto instances = writer(state_.layers.instances, edit.instance.value_or(0), entry, instance_spans);
    const bool with_instance = edit.instance && has_instances();
    Gate gate = this->gate(Layer::labels);
    if (gate.is_open()) {
        labels.write(edit.spans);
        if (with_instance)
            instances.write(edit.spans);
    } else {
        for (const Span& span : edit.spans)
            gate.pass(row_of(span), size(), [&](Rect run) {
                if (with_instance)
                    instances.write(run);
                labels.write(run);
            });
    }
    if (!labels.changed().empty())
        wrote(Layer::labels, labels.changed(), label_spans, edit.value);
    if (!instances.changed().empty())
        wrote_instances(instances.changed(), instance_spans, *edit.instance);
    const Rect changed = labels.changed().united(instances.changed());
    if (!changed.empty())
        leave(edit.stroke, was_open);
    return changed;
}

void Document::wrote_instances(Rect changed, const Spans& spans, std::uint16_t id) {
    const bool known = highest_instance_ && instance_version_ == version(Layer::instances);
    wrote(Layer::instances, changed, spans, id);
    if (!known)
        return;
    highest_instance_ = std::max(*highest_instance_, id); // the highest or above it: nobody has the next one
    instance_version_ = version(Layer::instances);
}

Rect Document::apply(const MaskEdit& edit) {
    check_mask_layer(edit.layer);
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    const Entry entry{edit.name, edit.stroke};
    if (edit.layer == Layer::selection && !has_selection()) {
        if (edit.value == 0 || !touches(edit.spans, size()))
            return {};
        make_selection(entry);
    }
    Spans spans;
    auto mask = writer(edit.layer == Layer::region ? state_.layers.region : state_.layers.selection,
                       edit.value, entry, spans);
    Gate gate = this->gate(edit.layer);
    if (gate.is_open())
        mask.write(edit.spans);
    else
        for (const Span& span : edit.spans)
            gate.pass(row_of(span), size(), [&](Rect run) { mask.write(run); });
    if (mask.changed().empty())
        return {};
    wrote(edit.layer, mask.changed(), spans, edit.value);
    leave(edit.stroke, was_open);
    return mask.changed();
}

void Document::make_selection(const Entry& entry) {
    step(entry);
    state_.layers.selection = TileGrid<std::uint8_t>(size());
}

template <class T>
Rect Document::set_plane(Layer layer, TileGrid<T>& grid, Point at, const Plane<T>& pixels,
                         const Entry& entry) {
    Rect changed;
    Gate gate = this->gate(layer);
    const auto write = [&](Rect row) {
        const auto source = [&](int x, int y) { return &pixels.at(x - at.x, y - at.y); };
        const Rect differs = differing_from(grid, row, source);
        if (differs.empty())
            return;
        step(entry);
        grid.write_runs(differs,
                        [&](int x, int y, int count, T* to) { std::copy_n(source(x, y), count, to); });
        changed = changed.united(differs);
    };
    const Rect rect = Rect{at.x, at.y, pixels.width(), pixels.height()}.intersected(whole(size()));
    for (int y = rect.y; y < rect.bottom(); ++y)
        gate.pass({rect.x, y, rect.width, 1}, size(), write);
    return changed;
}

Rect Document::apply(const LabelPlaneEdit& edit) {
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    const Rect changed =
        set_plane(Layer::labels, state_.layers.labels, edit.at, edit.pixels, Entry{edit.name, edit.stroke});
    if (!edit.proposes && !changed.empty())
        open_->keeps_region = true;
    return finish(Layer::labels, changed, edit.stroke, was_open);
}

Rect Document::apply(const MaskPlaneEdit& edit) {
    check_mask_layer(edit.layer);
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    const Entry entry{edit.name, edit.stroke};
    if (edit.layer == Layer::selection && !has_selection()) {
        if (!covers_something(edit, size()))
            return {};
        make_selection(entry);
    }
    TileGrid<std::uint8_t>& grid =
        edit.layer == Layer::region ? state_.layers.region : state_.layers.selection;
    const Rect changed = set_plane(edit.layer, grid, edit.at, edit.pixels, entry);
    return finish(edit.layer, changed, edit.stroke, was_open);
}

Rect Document::apply(const PicturePatchEdit& edit) {
    enter(edit.stroke);
    if (!has_picture())
        throw Error("there is no picture to put a part back into; generate or open one first");
    const bool was_open = open_.has_value();
    const Rect changed =
        set_plane(Layer::picture, state_.layers.picture, edit.at, edit.pixels, Entry{edit.name, edit.stroke});
    return finish(Layer::picture, changed, edit.stroke, was_open);
}

Rect Document::apply(const RemapEdit& edit) {
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    const Entry entry{edit.name, edit.stroke};
    const RemapTable table(edit.classes);
    Gate gate = edit.limited ? this->gate(Layer::labels) : Gate{};
    Rect changed;
    const auto write = [&](Rect row) {
        const Rect differs = table.touched(state_.layers.labels, row);
        if (differs.empty())
            return;
        step(entry);
        state_.layers.labels.write_runs(differs,
                                        [&](int, int, int count, ClassIndex* to) { table.map(to, count); });
        changed = changed.united(differs);
    };
    for (int y = 0; y < size().height; ++y)
        gate.pass({0, y, size().width, 1}, size(), write);
    if (!edit.limited && !changed.empty())
        open_->keeps_region = true;
    return finish(Layer::labels, changed, edit.stroke, was_open);
}

void Document::apply(PictureEdit edit) {
    if (!edit.picture.empty() && edit.picture.size() != size())
        throw Error("the picture is " + text_of(edit.picture.size()) + " pixels and the map " +
                    text_of(size()) +
                    "; open a picture of the map's size, or start a new map of the picture's size");
    enter(edit.stroke);
    const bool was_open = open_.has_value();
    step({edit.name, edit.stroke}).picture_replaced = true;
    if (edit.used_region)
        used_region_ = {*edit.used_region, version(Layer::picture)};
    const bool is_edit = !edit.picture.empty() && edit.original.size() == size();
    state_.layers.original = is_edit ? std::move(edit.original) : edit.picture;
    state_.layers.picture = std::move(edit.picture);
    state_.layers.picture_text = std::move(edit.text);
    finish(Layer::picture, whole(size()), edit.stroke, was_open);
}

void Document::apply(InstancesEdit edit) {
    if (!edit.instances.empty() && edit.instances.size() != size())
        throw Error("the instance layer is " + text_of(edit.instances.size()) + " pixels and the map " +
                    text_of(size()) + "; they must have one size");
    enter(edit.stroke);
    if (edit.instances.empty() && !has_instances())
        return;
    const bool was_open = open_.has_value();
    step({edit.name, edit.stroke});
    state_.layers.instances = std::move(edit.instances);
    finish(Layer::instances, whole(size()), edit.stroke, was_open);
}

void Document::apply(const DeselectEdit& edit) {
    enter(edit.stroke);
    if (!has_selection())
        return;
    const bool was_open = open_.has_value();
    step({edit.name, edit.stroke});
    state_.layers.selection = {};
    finish(Layer::selection, whole(size()), edit.stroke, was_open);
}

} // namespace sinopia
