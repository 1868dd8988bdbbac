#include "document/history.h"

#include <algorithm>

namespace sinopia {

std::size_t HistoryEntry::bytes() const {
    std::size_t sum = sizeof(*this) + name.capacity();
    for (const LayerPatch& patch : patches)
        sum += patch.bytes();
    return sum;
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

std::vector<HistoryStep> History::undo(Layers& layers) {
    return swap(entries_[--position_], layers, true);
}

std::vector<HistoryStep> History::redo(Layers& layers) {
    return swap(entries_[position_++], layers, false);
}

std::vector<HistoryStep> History::swap(HistoryEntry& entry, Layers& layers, bool backwards) {
    bytes_ -= entry.bytes();
    std::vector<HistoryStep> steps;
    // Patches of one entry may overlap: they are taken back in the reverse of the order in which they were
    // done.
    const auto take = [&](LayerPatch& patch) { steps.push_back({patch.layer(), patch.swap(layers)}); };
    if (backwards)
        std::for_each(entry.patches.rbegin(), entry.patches.rend(), take);
    else
        std::for_each(entry.patches.begin(), entry.patches.end(), take);
    bytes_ += entry.bytes();
    return steps;
}

} // namespace sinopia
