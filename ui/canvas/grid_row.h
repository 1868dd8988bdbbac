#pragma once

#include "image/tile_grid.h"

namespace sinopia {

/// One row of a tile grid, read by column; remembers the tile that it read last.
template <class T>
class GridRow {
  public:
    GridRow(const TileGrid<T>& grid, int y)
        : grid_(&grid), row_(y / side), offset_(static_cast<std::size_t>(y % side) * side) {}

    const T& operator[](int x) {
        if (x / side != column_) {
            column_ = x / side;
            pixels_ = grid_->tile(column_, row_)->data() + offset_;
        }
        return pixels_[x % side];
    }

  private:
    static constexpr int side = TileGrid<T>::tile_side;
    const TileGrid<T>* grid_;
    int row_;
    std::size_t offset_;
    int column_ = -1;
    const T* pixels_ = nullptr;
};

/// Row `y` of the tile that holds pixel (x, y), from the tile's first column on.
template <class T>
const T* tileRow(const TileGrid<T>& grid, int x, int y) {
    constexpr int side = TileGrid<T>::tile_side;
    return grid.tile(x / side, y / side)->data() + static_cast<std::size_t>(y % side) * side;
}

/// Whether anything in `rect` is not 0: most of a region or of an instance layer is. Tiles that nobody wrote
/// to are one and the same, and looked at once.
template <class T>
bool holdsAny(const TileGrid<T>& grid, Rect rect) {
    constexpr int side = TileGrid<T>::tile_side;
    rect = rect.intersected(whole(grid.size()));
    const void* blank = nullptr;
    for (int row = rect.y / side; row * side < rect.bottom(); ++row)
        for (int column = rect.x / side; column * side < rect.right(); ++column) {
            const Rect tile{column * side, row * side, side, side};
            const Rect part = tile.intersected(rect);
            const auto& pixels = grid.tile(column, row);
            if (pixels.get() == blank)
                continue;
            T any = 0;
            for (int y = part.y; y < part.bottom(); ++y) {
                const T* from =
                    pixels->data() + static_cast<std::size_t>(y - tile.y) * side + (part.x - tile.x);
                for (int i = 0; i < part.width; ++i)
                    any |= from[i];
            }
            if (any != 0)
                return true;
            if (part == tile)
                blank = pixels.get();
        }
    return false;
}

} // namespace sinopia
