#pragma once

#include "ui/canvas/canvas_bench.h"

#include <string>

namespace sinopia {

/// A table for people, the memory in its last line.
std::string benchTable(const CanvasBenchReport& report);
/// A JSON object a row, then one with the memory.
std::string benchLines(const CanvasBenchReport& report);

} // namespace sinopia
