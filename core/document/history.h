#pragma once

#include "document/layer_patch.h"

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace sinopia {

/// One undo step: what a person did, and the other side of each layer it touched.
struct HistoryEntry {
    std::string name;
    std::vector<LayerPatch> patches;

    std::size_t bytes() const;
};

/// What one undo or redo changed.
struct HistoryStep {
    Layer layer = Layer::labels;
    Rect rect;
};

/// A linear undo stack with a budget in bytes: when it is exceeded the oldest steps are forgotten, but never
/// the newest one.
class History {
  public:
    explicit History(std::size_t byte_budget);

    /// Adds a step that has just been done; forgets the steps that could have been redone.
    void push(HistoryEntry entry);
    void drop_redo();
    void clear();

    bool can_undo() const { return position_ > 0; }
    bool can_redo() const { return position_ < entries_.size(); }
    /// Name of the step that undo or redo would take; empty if there is none.
    std::string undo_name() const;
    std::string redo_name() const;

    /// Swap one step with the layers. Call only if can_undo() or can_redo().
    std::vector<HistoryStep> undo(Layers& layers);
    std::vector<HistoryStep> redo(Layers& layers);

    std::size_t size() const { return entries_.size(); }
    std::size_t bytes() const { return bytes_; }

  private:
    std::vector<HistoryStep> swap(HistoryEntry& entry, Layers& layers, bool backwards);

    std::size_t byte_budget_;
    std::deque<HistoryEntry> entries_;
    std::size_t position_ = 0; ///< entries before it are done, the rest can be redone
    std::size_t bytes_ = 0;
};

} // namespace sinopia
