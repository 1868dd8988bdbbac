#pragma once

#include "dataset/landscape/random.h"
#include "image/label_map.h"

#include <cstdint>

namespace sinopia::landscape {

/// The map at another size with edges as nature has them: waves everywhere, jags where trees and rocks end,
/// and a straight line where open water meets the sky. Indices beyond the classes become sky.
Plane<std::uint8_t> natural_edges(const LabelMap& map, Size size, Random random);

} // namespace sinopia::landscape
