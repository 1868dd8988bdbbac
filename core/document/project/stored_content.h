#pragma once

#include "document/project/grid_view.h"
#include "document/project/project_file.h"
#include "document/project/tile_codec.h"

#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sinopia {

/// A grid as the file holds it.
struct StoredGrid {
    std::int64_t id = 0; ///< of its row
    Size size;
    std::vector<TileContent> tiles;
};

/// What a project file holds, so that the next save can leave out what it has already.
struct StoredContent {
    Project project; ///< keeps the tiles alive whose addresses stand below
    std::map<GridName, StoredGrid> grids;
    std::unordered_map<const void*, TileContent> tiles; ///< of every tile of the snapshot, by address
    std::unordered_set<BlockKey, BlockKeyHash> blocks;
    std::string save_id;
};

} // namespace sinopia
