#include "document/document.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {
namespace {

ChangeKind change_of(Layer layer) {
    switch (layer) {
    case Layer::labels:
        return ChangeKind::labels;
    case Layer::picture:
        return ChangeKind::picture;
    case Layer::region:
        return ChangeKind::region;
    }
    return ChangeKind::labels;
}

std::string text_of(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

} // namespace

Document::Document(TileGrid<ClassIndex> labels, LabelSet label_set, std::size_t history_budget)
    : label_set_(std::move(label_set)), history_(history_budget) {
    layers_.region = TileGrid<std::uint8_t>(labels.size());
    layers_.labels = std::move(labels);
}

Rect Document::apply(const LabelEdit& edit) {
    if (open_ && (edit.stroke == 0 || open_->stroke != edit.stroke))
        close_stroke();
    const bool continues = open_.has_value();
    const Rect changed = write_spans(edit);
    if (changed.empty())
        return changed;
    open_->rect = open_->rect.united(changed);
    layers_.versions[index_of(Layer::labels)] = ++last_version_;
    tell({ChangeKind::labels, changed});
    if (edit.stroke == 0)
        close_stroke();
    if (!continues)
        tell({ChangeKind::state, {}});
    return changed;
}

/// Writes the pixels that are not of the class already; the first one opens the stroke. Tiles that would not
/// change are left shared.
Rect Document::write_spans(const LabelEdit& edit) {
    Rect changed;
    for (const Span& span : edit.spans) {
        const Rect row{span.x0, span.y, span.x1 - span.x0, 1};
        Rect differs;
        layers_.labels.read_runs(row, [&](int x, int y, int count, const ClassIndex* pixels) {
            const auto other = [&](ClassIndex c) { return c != edit.value; };
            const ClassIndex* first = std::find_if(pixels, pixels + count, other);
            if (first == pixels + count)
                return;
            const ClassIndex* last = pixels + count - 1;
            while (*last == edit.value)
                --last;
            const int x0 = x + static_cast<int>(first - pixels), x1 = x + static_cast<int>(last - pixels) + 1;
            differs = differs.united({x0, y, x1 - x0, 1});
        });
        if (differs.empty())
            continue;
        if (!open_)
            begin_stroke(edit);
        layers_.labels.fill(differs, edit.value);
        changed = changed.united(differs);
    }
    return changed;
}

void Document::begin_stroke(const LabelEdit& edit) {
    history_.drop_redo();
    open_ = OpenStroke{edit.name, edit.stroke, layers_.labels, version(Layer::labels), {}};
}

void Document::close_stroke() {
    if (!open_)
        return;
    OpenStroke stroke = std::move(*open_);
    open_.reset();
    auto patch = RowPatch<ClassIndex>::difference(stroke.before, layers_.labels, stroke.rect);
    if (patch.empty()) { // painted and painted back
        layers_.versions[index_of(Layer::labels)] = stroke.version;
        return;
    }
    HistoryEntry entry{std::move(stroke.name), {}};
    entry.patches.emplace_back(Layer::labels, stroke.version, std::move(patch), layers_);
    history_.push(std::move(entry));
}

void Document::end_stroke() {
    if (!open_)
        return;
    close_stroke();
    tell({ChangeKind::state, {}});
}

void Document::apply(PictureEdit edit) {
    if (!edit.picture.empty() && edit.picture.size() != size())
        throw Error("the picture is " + text_of(edit.picture.size()) + " pixels and the map " +
                    text_of(size()) +
                    "; open a picture of the map's size, or start a new map of the picture's size");
    close_stroke();
    const std::uint64_t old_version = version(Layer::picture);
    WholeLayer<Rgb> old{std::move(layers_.picture), std::move(layers_.picture_text)};
    layers_.picture = std::move(edit.picture);
    layers_.picture_text = std::move(edit.text);
    layers_.versions[index_of(Layer::picture)] = ++last_version_;
    HistoryEntry entry{std::move(edit.name), {}};
    entry.patches.emplace_back(Layer::picture, old_version, std::move(old), layers_);
    history_.push(std::move(entry));
    tell({ChangeKind::picture, whole(size())});
    tell({ChangeKind::state, {}});
}

bool Document::undo() {
    close_stroke();
    if (!history_.can_undo())
        return false;
    tell_steps(history_.undo(layers_));
    return true;
}

bool Document::redo() {
    close_stroke();
    if (!history_.can_redo())
        return false;
    tell_steps(history_.redo(layers_));
    return true;
}

void Document::tell_steps(const std::vector<HistoryStep>& steps) {
    for (const HistoryStep& step : steps)
        tell({change_of(step.layer), step.rect});
    tell({ChangeKind::state, {}});
}

void Document::mark_saved(Layer layer, std::uint64_t version) {
    if (version < first_version_)
        return; // of the document before this one
    saved_[index_of(layer)] = version;
    tell({ChangeKind::state, {}});
}

bool Document::is_modified() const {
    return layers_.versions != saved_;
}

void Document::set_label_set(LabelSet label_set) {
    if (label_set == label_set_)
        return;
    label_set_ = std::move(label_set);
    tell({ChangeKind::label_set, {}});
}

void Document::set_options(const SamplingOptions& options) {
    if (options == options_)
        return;
    options_ = options;
    tell({ChangeKind::options, {}});
}

void Document::replace(TileGrid<ClassIndex> labels, TileGrid<Rgb> picture) {
    if (!picture.empty() && picture.size() != labels.size())
        throw Error("the picture is " + text_of(picture.size()) + " pixels and the map " +
                    text_of(labels.size()) + "; they must have one size");
    open_.reset();
    history_.clear();
    layers_.region = TileGrid<std::uint8_t>(labels.size());
    layers_.labels = std::move(labels);
    layers_.picture = std::move(picture);
    layers_.picture_text.clear();
    first_version_ = ++last_version_;
    layers_.versions.fill(first_version_);
    saved_ = layers_.versions;
    tell({ChangeKind::replaced, whole(size())});
    tell({ChangeKind::state, {}});
}

std::shared_ptr<Document::Observer> Document::observe(Observer observer) {
    auto handle = std::make_shared<Observer>(std::move(observer));
    std::erase_if(observers_, [](const auto& old) { return old.expired(); });
    observers_.push_back(handle);
    return handle;
}

void Document::tell(const Change& change) {
    const auto observers = observers_; // an observer may add or drop one
    for (const auto& weak : observers)
        if (const auto observer = weak.lock())
            (*observer)(change);
}

} // namespace sinopia
