#pragma once

#include "document/change.h"
#include "document/edits.h"
#include "document/layer_patch.h"
#include "document/settings_patch.h"

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// One undo step: what a person did, and the other side of everything it touched.
struct HistoryEntry {
    std::string name;
    std::vector<LayerPatch> layers;      ///< one for each layer at most
    std::vector<SettingsPatch> settings; ///< in the order in which they were done
    /// What takes a turn of the canvas back, in place of pixels, with the layers' versions there.
    struct Turn {
        CanvasEdit back;
        std::array<std::uint64_t, layer_count> versions{};
    };
    std::optional<Turn> turn;
    bool resized = false; ///< the layers got another size or orientation

    bool empty() const { return layers.empty() && settings.empty() && !turn; }
    std::size_t bytes() const;
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
    /// All steps, oldest first; the first position() of them are done.
    std::vector<std::string> names() const;
    std::size_t position() const { return position_; }

    /// Swap one step with the document and say what changed. Call only if can_undo() or can_redo().
    std::vector<Change> undo(DocumentSnapshot& state);
    std::vector<Change> redo(DocumentSnapshot& state);

    std::size_t size() const { return entries_.size(); }
    std::size_t bytes() const { return bytes_; }

  private:
    std::vector<Change> swap(HistoryEntry& entry, DocumentSnapshot& state, bool backwards);

    std::size_t byte_budget_;
    std::deque<HistoryEntry> entries_;
    std::size_t position_ = 0; ///< entries before it are done, the rest can be redone
    std::size_t bytes_ = 0;
};

/// What observers are told when pixels of a layer change.
ChangeKind change_of(Layer layer);

} // namespace sinopia
