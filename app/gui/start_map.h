#pragma once

#include "image/label_set.h"
#include "image/tile_grid.h"

namespace sinopia {

/// What the editor shows before anybody has opened something.
struct StartMap {
    TileGrid<ClassIndex> map;
    LabelSet labels;
};

/// An empty map with the bundled model's classes; with generated ones where there is no model.
StartMap startMap();

} // namespace sinopia
