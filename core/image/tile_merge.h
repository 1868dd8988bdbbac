#pragma once

#include "image/tile_grid.h"

namespace sinopia {

/// `current` with those pixels changed that differ between `before` and `after`: what was done to `before`
/// meanwhile, done to `current`. All have one size. Tiles that were not changed stay shared with `current`,
/// those of which only `after` knows a change with `after`.
template <class T>
TileGrid<T> merged(const TileGrid<T>& current, const TileGrid<T>& before, const TileGrid<T>& after) {
    TileGrid<T> out = current;
    for (int row = 0; row < out.rows(); ++row)
        for (int column = 0; column < out.columns(); ++column) {
            const auto old = before.tile(column, row), made = after.tile(column, row);
            if (old == made)
                continue;
            if (current.tile(column, row) == old) {
                out.set_tile(column, row, made);
                continue;
            }
            auto& tile = out.writable_tile(column, row);
            for (std::size_t i = 0; i < tile.size(); ++i)
                if (!((*old)[i] == (*made)[i]))
                    tile[i] = (*made)[i];
        }
    return out;
}

} // namespace sinopia
