#pragma once

#include "document/document.h"

#include <optional>
#include <vector>

namespace sinopia {

// Commands on the instance layer, each one undo step.

/// An instance layer from the map: each connected area is an instance. For workers. Throws Error if there are
/// more areas than ids.
InstancesEdit instancesFromMap(const TileGrid<ClassIndex>& labels, std::optional<ClassIndex> ignore);
/// An empty instance layer, to be painted by hand.
InstancesEdit emptyInstances(Size size);
/// No instance layer any more.
InstancesEdit noInstances();

/// All `ids` become `into`, where locks and the selection allow it. Nothing if no pixel changes.
std::optional<InstancesEdit> mergedInstances(const Document& document, const std::vector<std::uint16_t>& ids,
                                             std::uint16_t into);

} // namespace sinopia
