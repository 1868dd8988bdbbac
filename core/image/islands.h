#pragma once

#include "image/label_map.h"

#include <vector>

namespace sinopia {

/// The map without connected areas smaller than `smallest` pixels: each becomes part of the neighbour it
/// shares the longest border with (on a tie the larger, then the earlier one), the smallest areas first, so
/// that specks that lie together join each other before they vanish. Areas of the classes in `kept` (sorted)
/// stay and take nothing.
LabelMap without_islands(const LabelMap& map, long long smallest, const std::vector<ClassIndex>& kept = {});

} // namespace sinopia
