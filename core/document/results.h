#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"
#include "image/tile_grid.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sinopia {

/// A finished picture, kept losslessly with what made it. Immutable: documents, snapshots and undo share it.
struct StoredResult {
    std::uint64_t id = 0; ///< unique within its document, also over saving and loading
    std::string name;
    std::string created; ///< ISO 8601, UTC
    std::uint64_t seed = 0;
    std::map<std::string, std::string> text; ///< how it was made, as in the PNG's text chunks
    TileGrid<Rgb> picture;
    TileGrid<ClassIndex> labels; ///< the map it was painted from; may be empty
    RgbImage thumbnail;          ///< at most 160 pixels a side
};

using ResultPtr = std::shared_ptr<const StoredResult>;
using Results = std::vector<ResultPtr>; ///< oldest first

} // namespace sinopia
