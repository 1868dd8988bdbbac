#pragma once

#include <algorithm>
#include <cmath>

namespace sinopia {

/// The first pixel of a row or column whose centre is at or behind `place`, within 0..limit.
inline int first_centre_at(double place, int limit) {
    return static_cast<int>(std::clamp(std::ceil(place - 0.5), 0.0, double(limit)));
}

} // namespace sinopia
