#include "document/history.h"

#include "document/canvas_change.h"

#include <algorithm>
#include <utility>

namespace sinopia {

std::size_t HistoryEntry::bytes() const {
    std::size_t sum = sizeof(*this) + name.capacity();
    for (const LayerPatch& patch : layers)
        sum += patch.bytes();
    for (const SettingsPatch& patch : settings)
        sum += patch.bytes();
    return sum;
}

ChangeKind change_of(Layer layer) {
    switch (layer) {
    case Layer::labels:
        return ChangeKind::labels;
    case Layer::picture:
        return ChangeKind::picture;
    case Layer::region:
        return ChangeKind::region;
    case Layer::instances:
        return ChangeKind::instances;
    case Layer::selection:
        return ChangeKind::selection;
    }
    return ChangeKind::labels;
}

History::History(std::size_t byte_budget) : byte_budget_(byte_budget) {}

void History::push(HistoryEntry entry) {
    drop_redo();
    bytes_ += entry.bytes();
    entries_.push_back(std::move(entry));
    while (bytes_ > byte_budget_ && entries_.size() > 1) {
        bytes_ -= entries_.front().bytes();
        entries_.pop_front();
    }
    position_ = entries_.size();
}

void History::drop_redo() {
    while (entries_.size() > position_) {
        bytes_ -= entries_.back().bytes();
        entries_.pop_back();
    }
}

void History::clear() {
    entries_.clear();
    position_ = 0;
    bytes_ = 0;
}

std::string History::undo_name() const {
    return can_undo() ? entries_[position_ - 1].name : std::string();
}

std::string History::redo_name() const {
    return can_redo() ? entries_[position_].name : std::string();
}

std::vector<std::string> History::names() const {
    std::vector<std::string> names;
    for (const HistoryEntry& entry : entries_)
        names.push_back(entry.name);
    return names;
}

std::vector<Change> History::undo(DocumentSnapshot& state) {
    return swap(entries_[--position_], state, true);
}

std::vector<Change> History::redo(DocumentSnapshot& state) {
    return swap(entries_[position_++], state, false);
}

std::vector<Change> History::swap(HistoryEntry& entry, DocumentSnapshot& state, bool backwards) {
    bytes_ -= entry.bytes();
    std::vector<Change> changes;
    for (LayerPatch& patch : entry.layers) {
        const Rect rect = patch.swap(state.layers);
        changes.push_back({change_of(patch.layer()), rect});
    }
    if (entry.turn) {
        HistoryEntry::Turn& turn = *entry.turn;
        state.layers = changed_canvas(state.layers, turn.back);
        std::swap(state.layers.versions, turn.versions);
        turn.back = *inverse_of(turn.back);
    }
    if (entry.resized)
        changes = {{ChangeKind::resized, whole(state.layers.labels.size())}};
    // Settings of one step may touch the same thing twice: they are taken back in the reverse of the order in
    // which they were done.
    const auto take = [&](SettingsPatch& patch) { changes.push_back({patch.swap(state), {}}); };
    if (backwards)
        std::for_each(entry.settings.rbegin(), entry.settings.rend(), take);
    else
        std::for_each(entry.settings.begin(), entry.settings.end(), take);
    bytes_ += entry.bytes();
    return changes;
}

} // namespace sinopia
