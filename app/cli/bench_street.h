#pragma once

#include "image/label_map.h"

#include <cstdint>

namespace sinopia::cli {

/// A made-up street as a camera in a car sees it: sky, a row of houses, trees with ragged outlines, the road with
/// its pavements, cars, people, poles and signs. A pure function of its arguments; 11 classes, or as many as
/// there are.
LabelMap bench_street(Size size, int classes, std::uint64_t seed);

} // namespace sinopia::cli
