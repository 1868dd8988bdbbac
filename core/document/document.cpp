#include "document/document.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {
namespace {

std::vector<std::uint64_t> ids_of(const Results& results) {
    std::vector<std::uint64_t> ids;
    for (const ResultPtr& result : results)
        ids.push_back(result->id);
    return ids;
}

/// What must be remembered to know whether something differs.
DocumentSnapshot without_pixels(const DocumentSnapshot& state) {
    DocumentSnapshot bare;
    bare.layers.versions = state.layers.versions;
    bare.label_set = state.label_set;
    bare.options = state.options;
    bare.locked = state.locked;
    for (const std::uint64_t id : ids_of(state.results)) {
        auto result = std::make_shared<StoredResult>();
        result->id = id;
        bare.results.push_back(std::move(result));
    }
    return bare;
}

} // namespace

Document::Document(TileGrid<ClassIndex> labels, LabelSet label_set, std::size_t history_budget)
    : history_(history_budget) {
    state_.label_set = std::move(label_set);
    state_.layers.region = TileGrid<std::uint8_t>(labels.size());
    state_.layers.labels = std::move(labels);
    saved_ = without_pixels(state_);
}

void Document::enter(std::uint64_t stroke) {
    if (open_ && (stroke == 0 || open_->stroke != stroke))
        close_step();
}

OpenStep& Document::step(const Entry& entry) {
    if (!open_) {
        open_.emplace();
        open_->name = entry.name;
        open_->stroke = entry.stroke;
        open_->before = state_.layers;
    }
    return *open_;
}

void Document::wrote(Layer layer, Rect changed) {
    open_->touch(layer, changed);
    state_.layers.versions[index_of(layer)] = ++last_version_;
    tell({change_of(layer), changed});
}

void Document::wrote(Layer layer, Rect changed, const Spans& spans, std::uint16_t value) {
    if (recorder_)
        recorder_({layer, spans, value});
    wrote(layer, changed);
}

Rect Document::finish(Layer layer, Rect changed, std::uint64_t stroke, bool was_open) {
    if (changed.empty())
        return changed;
    wrote(layer, changed);
    leave(stroke, was_open);
    return changed;
}

void Document::leave(std::uint64_t stroke, bool was_open) {
    if (stroke == 0)
        close_step();
    if (!was_open)
        tell({ChangeKind::state, {}});
}

bool Document::close_step() {
    if (!open_)
        return false;
    propose_region_of(*open_);
    if (!open_)
        return true; // an observer has closed it
    OpenStep step = std::move(*open_);
    open_.reset();
    HistoryEntry entry = std::move(step).close(state_);
    if (entry.empty())
        return false;
    history_.push(std::move(entry));
    return true;
}

void Document::end_stroke() {
    if (!open_)
        return;
    close_step();
    tell({ChangeKind::state, {}});
}

bool Document::cancel_stroke(std::uint64_t stroke) {
    if (!open_ || open_->stroke != stroke)
        return false;
    OpenStep step = std::move(*open_);
    open_.reset();
    std::vector<Change> changes;
    for (std::size_t i = 0; i < layer_count; ++i)
        if (step.before.versions[i] != state_.layers.versions[i])
            changes.push_back({change_of(static_cast<Layer>(i)), step.changed[i]});
    if (step.resized)
        changes = {{ChangeKind::resized, whole(step.before.labels.size())}};
    for (auto patch = step.settings.rbegin(); patch != step.settings.rend(); ++patch)
        changes.push_back({patch->swap(state_), {}});
    state_.layers = std::move(step.before);
    tell_all(changes);
    return true;
}

bool Document::undo() {
    if (open_ && !close_step()) {
        tell({ChangeKind::state, {}}); // the step had no effect: nothing is left to take back
        return true;
    }
    if (!history_.can_undo())
        return false;
    tell_all(history_.undo(state_));
    return true;
}

bool Document::redo() {
    end_stroke();
    if (!history_.can_redo())
        return false;
    tell_all(history_.redo(state_));
    return true;
}

std::vector<std::string> Document::history_names() const {
    std::vector<std::string> names = history_.names();
    if (open_) {
        names.resize(history_.position()); // it takes the place of what could be redone
        names.push_back(open_->name);
    }
    return names;
}

void Document::go_to(std::size_t position) {
    end_stroke();
    position = std::min(position, history_.size());
    while (history_.position() > position)
        undo();
    while (history_.position() < position)
        redo();
}

void Document::tell_all(const std::vector<Change>& changes) {
    for (const Change& change : changes)
        tell(change);
    tell({ChangeKind::state, {}});
}

bool Document::has_been(const DocumentSnapshot& snapshot) const {
    const auto& versions = snapshot.layers.versions;
    return *std::min_element(versions.begin(), versions.end()) >= first_version_;
}

void Document::mark_saved(Layer layer, std::uint64_t version) {
    if (version < first_version_)
        return; // of the document before this one
    saved_.layers.versions[index_of(layer)] = version;
    tell({ChangeKind::state, {}});
}

void Document::mark_saved(const DocumentSnapshot& snapshot) {
    if (!has_been(snapshot))
        return;
    saved_ = without_pixels(snapshot);
    tell({ChangeKind::state, {}});
}

bool Document::is_modified() const {
    return state_.layers.versions != saved_.layers.versions || state_.label_set != saved_.label_set ||
           !(state_.options == saved_.options) || state_.locked != saved_.locked ||
           ids_of(state_.results) != ids_of(saved_.results);
}

void Document::replace(TileGrid<ClassIndex> labels, TileGrid<Rgb> picture) {
    DocumentSnapshot fresh;
    fresh.label_set = state_.label_set;
    fresh.options = state_.options;
    fresh.layers.labels = std::move(labels);
    fresh.layers.picture = std::move(picture);
    replace(std::move(fresh));
}

void Document::replace(DocumentSnapshot snapshot, bool modified) {
    Layers& layers = snapshot.layers;
    const Size size = layers.labels.size();
    if (layers.region.empty())
        layers.region = TileGrid<std::uint8_t>(size);
    if (layers.original.empty() || layers.picture.empty())
        layers.original = layers.picture;
    for (const Size other : {layers.picture.size(), layers.original.size(), layers.region.size(),
                             layers.instances.size(), layers.selection.size()})
        if (!other.empty() && other != size)
            throw Error("the map is " + text_of(size) + " pixels and another layer " + text_of(other) +
                        "; they must have one size");
    open_.reset();
    used_region_.reset();
    history_.clear();
    state_ = std::move(snapshot);
    first_version_ = ++last_version_;
    state_.layers.versions.fill(first_version_);
    saved_ = without_pixels(state_);
    if (modified)
        saved_.layers.versions.fill(0); // no state ever has it again
    for (const ResultPtr& result : state_.results)
        last_result_ = std::max(last_result_, result->id);
    set_locks(std::move(state_.locked));
    saved_.locked = state_.locked;
    highest_instance_.reset();
    tell({ChangeKind::replaced, whole(size)});
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
