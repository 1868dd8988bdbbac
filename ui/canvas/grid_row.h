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

/// Whether anything in `rect` is not 0: most of a region or of an instance layer is.
template <class T>
bool holdsAny(const TileGrid<T>& grid, Rect rect) {
    T any = 0;
    grid.read_runs(rect, [&](int, int, int count, const T* from) {
        for (int i = 0; i < count; ++i)
            any |= from[i];
    });
    return any != 0;
}

} // namespace sinopia
