#pragma once

#include "image/label_set.h"
#include "image/tile_grid.h"

namespace sinopia {

/// What the editor shows before anybody has opened something.
struct StartMap {
    TileGrid<ClassIndex> map;
    LabelSet labels;
};

/// The bundled example map with the bundled model's classes; a drawn landscape where there is no example.
StartMap startMap();

} // namespace sinopia
