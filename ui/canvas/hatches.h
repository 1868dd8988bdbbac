#pragma once

#include "image/label_map.h"
#include "ui/canvas/display_source.h"

#include <cstdint>

namespace sinopia {

/// Patterns that tell classes apart without their colours. They repeat every 16 pixels both ways.
inline constexpr int hatch_side = 16;
inline constexpr int hatch_patterns = 14;

/// One row of a class's pattern: bit x is set where the line runs at column x. Neighbouring indices have
/// different patterns.
std::uint16_t hatchRow(ClassIndex index, int y);

/// The colour of a pattern's lines on a class's colour: darker on light colours, lighter on dark ones.
DisplayPixel hatchColor(DisplayPixel plain);

} // namespace sinopia
