#pragma once

#include "document/document.h"

#include <optional>

namespace sinopia {

// What the region is used for besides painting it anew. The first two look at every pixel of the region and
// are meant for workers; they read snapshots only.

/// The map without what is in the region: see erasedMap().
struct RegionErase {
    LabelPlaneEdit labels;
    std::optional<InstancesEdit> instances; ///< if the document has an instance layer
};

/// Each pixel of the region (from 128 on) gets the class, and the instance, of the nearest pixel outside. The
/// region itself stays as it is. Throws Error if nothing is in the region, or nothing is outside.
RegionErase erasedMap(const Layers& layers);

/// The original's pixels where the region is 255, mixed with the picture's where it is soft. Throws Error if
/// there is no picture, or nothing is in the region.
PicturePatchEdit originalInRegion(const Layers& layers);

/// Makes an erase of the map one undo step. Returns whether any class changed.
bool applyErase(Document& document, RegionErase erase);

} // namespace sinopia
