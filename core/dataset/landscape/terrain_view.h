#pragma once

#include "dataset/landscape/scene.h"

namespace sinopia::landscape {

/// A laid-out landscape: a height field seen in perspective, with clouds. Labels are what each pixel shows,
/// without specks.
Scene terrain_scene(Size size, const LandscapeStyle& style, std::uint64_t seed);

} // namespace sinopia::landscape
