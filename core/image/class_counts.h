#pragma once

#include "image/label_map.h"
#include "image/tile_grid.h"

#include <cstdint>
#include <map>
#include <vector>

namespace sinopia {

/// How often a class occurs in a map, and where first in reading order (row by row).
struct ClassUse {
    std::int64_t pixels = 0;
    Point first;
    bool operator==(const ClassUse&) const = default;
};

/// The classes that occur, sorted by index.
using ClassCounts = std::map<ClassIndex, ClassUse>;

ClassCounts count_classes(const LabelMap& map);
ClassCounts count_classes(const TileGrid<ClassIndex>& map);

/// Counts the same map again and again: only tiles that are not the ones of the last time are read. Keeps the
/// last map's tiles (shared, not copied), so equal pointers do mean equal pixels. One thread at a time.
class ClassCounter {
  public:
    ClassCounts count(const TileGrid<ClassIndex>& map);
    /// How many tiles the last call had to read.
    int tiles_read() const { return tiles_read_; }

  private:
    using TileCounts = std::vector<std::pair<ClassIndex, ClassUse>>; ///< places are within the tile
    TileCounts read_tile(const TileGrid<ClassIndex>& map, int column, int row);

    TileGrid<ClassIndex> last_;
    std::vector<TileCounts> tiles_;
    std::vector<std::uint32_t> found_; ///< pixels of each class in the tile being read; zero between tiles
    int tiles_read_ = 0;
};

} // namespace sinopia
