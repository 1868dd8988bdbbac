#pragma once

#include "formats/area_outlines.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// All areas of one class and one instance id.
struct AreaGroup {
    ClassIndex value = 0;
    std::uint16_t instance = 0;
    std::vector<std::uint32_t> areas; ///< positions in MapAreas::areas
    Rect box;
    long long pixels = 0;
};

/// Sorted by class, then instance.
std::vector<AreaGroup> group_areas(const MapAreas& areas);

/// The group's pixels inside its box: 1 where they are.
Mask mask_of_group(const MapAreas& areas, const AreaGroup& group);

} // namespace sinopia
