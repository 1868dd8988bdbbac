#pragma once

#include "image/label_set.h"
#include "image/tile_grid.h"

namespace sinopia {

/// A small landscape drawn with the classes that `labels` has by name (sky, mountain, grass, water, ...), so
/// that the first window is not empty. Without such names the first classes are used.
TileGrid<ClassIndex> sampleMap(Size size, const LabelSet& labels);

} // namespace sinopia
