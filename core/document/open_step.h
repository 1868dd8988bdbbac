#pragma once

#include "document/history.h"

#include <array>

namespace sinopia {

/// A step in progress: what the document was before it. Copying that costs nothing, since tiles are shared
/// until they are painted on.
struct OpenStep {
    std::string name;
    std::uint64_t stroke = 0;
    bool options = false; ///< of the sampling options only: more such edits join it
    bool picture_replaced = false;
    bool keeps_region = false;           ///< nothing is proposed for the region when it is closed
    bool resized = false;                ///< all layers got another size or orientation
    std::optional<CanvasEdit> turn_back; ///< of a canvas edit that a turn takes back
    Layers before;
    std::array<Rect, layer_count> changed{}; ///< where each layer may differ
    std::vector<SettingsPatch> settings;

    void touch(Layer layer, Rect rect) { changed[index_of(layer)] = changed[index_of(layer)].united(rect); }

    /// What brings back the state before the step. Layers that are as they were (painted and painted back)
    /// get their old version again.
    HistoryEntry close(DocumentSnapshot& state) &&;
};

} // namespace sinopia
