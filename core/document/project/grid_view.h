#pragma once

#include "document/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sinopia {

/// Which grid of a project: the result it belongs to (0: the document itself) and the layer's name.
using GridName = std::pair<std::int64_t, std::string>;

/// The tiles of a grid as bytes, whatever a pixel is.
struct GridView {
    GridName name;
    Size size;
    std::size_t pixel_bytes = 0;
    std::vector<const std::byte*> tiles; ///< whole tiles, row by row

    std::span<const std::byte> tile(std::size_t place) const;
};

/// The picture before its regions were edited is another one than the picture: the file holds it too.
bool holds_original(const DocumentSnapshot& snapshot);

/// All grids that a project file holds of this snapshot. The views last as long as the snapshot.
std::vector<GridView> grids_of(const DocumentSnapshot& snapshot);

/// Columns times rows of tiles.
std::size_t tile_count(Size size);
/// The pixels of tile number `place`, clipped to the grid.
Rect tile_rect(Size size, std::size_t place);

/// Bytes a pixel of that layer has; 0 if there is no such layer.
std::size_t pixel_bytes_of(const std::string& layer);

} // namespace sinopia
