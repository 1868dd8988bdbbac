#pragma once

#include "document/patch_tile.h"
#include "image/tile_grid.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

namespace sinopia {

/// The pixels in which two states of a grid differ. Of each tile that changed it keeps the stretch from the
/// first to the last changed pixel of each row, or the whole tile where most of it changed; compressed, or as
/// one value where all kept pixels are the same. Swapping the patch with the grid goes from one state to the
/// other and back.
template <class T>
class RowPatch {
  public:
    RowPatch() = default;

    /// What brings `after` back to `before`, which may differ inside `rect` only. Tiles that both share are
    /// not looked at.
    static RowPatch difference(const TileGrid<T>& before, const TileGrid<T>& after, Rect rect) {
        RowPatch patch;
        std::vector<T> scratch;
        rect = rect.intersected(whole(after.size()));
        for (int row = rect.y / side; row * side < rect.bottom(); ++row)
            for (int column = rect.x / side; column * side < rect.right(); ++column)
                if (before.tile(column, row) != after.tile(column, row))
                    patch.add_tile(column, row, *before.tile(column, row), *after.tile(column, row),
                                   after.tile_rect(column, row).intersected(rect), scratch);
        patch.tiles_.shrink_to_fit();
        return patch;
    }

    /// Exchanges the kept pixels with those of the grid.
    void swap(TileGrid<T>& grid) {
        std::vector<T> scratch;
        typename TileGrid<T>::TilePtr plain; // tiles of one value in a row are one tile
        for (PatchTile<T>& tile : tiles_)
            if (tile.rows.empty())
                swap_tile(tile, grid, plain);
            else
                swap_rows(tile, grid.writable_tile(tile.column, tile.row), scratch);
    }

    bool empty() const { return tiles_.empty(); }
    Rect bounds() const { return bounds_; }
    std::size_t bytes() const {
        std::size_t sum = sizeof(*this) + tiles_.capacity() * sizeof(PatchTile<T>);
        for (const PatchTile<T>& tile : tiles_)
            sum += tile.pixels.bytes() + tile.rows.capacity() * sizeof(PatchRow);
        return sum;
    }

  private:
    using Tile = typename TileGrid<T>::Tile;
    static constexpr int side = TileGrid<T>::tile_side;
    static_assert(side == 256, "places in a tile are kept in 8 bits");

    void add_tile(int column, int row, const Tile& before, const Tile& after, Rect rect,
                  std::vector<T>& scratch) {
        PatchTile<T> tile{column, row, {}, {}, {}};
        std::size_t count = 0;
        for (int y = rect.y % side, end = y + rect.height; y < end; ++y)
            if (const auto kept = differing_row(before, after, y, rect.x % side, rect.width)) {
                tile.rows.push_back(*kept);
                count += kept->count();
                bounds_ = bounds_.united(
                    {column * side + kept->first, row * side + y, static_cast<int>(kept->count()), 1});
            }
        if (count == 0)
            return;
        if (count > before.size() / 2) {
            tile.rows = {};
            tile.keep(before);
        } else {
            tile.rows.shrink_to_fit();
            scratch.clear();
            for (const PatchRow& kept : tile.rows)
                scratch.insert(scratch.end(), before.data() + kept.at(),
                               before.data() + kept.at() + kept.count());
            tile.keep(scratch);
        }
        tiles_.push_back(std::move(tile));
    }

    static std::optional<PatchRow> differing_row(const Tile& before, const Tile& after, int y, int x,
                                                 int width) {
        const T* from = before.data() + std::size_t(y) * side + x;
        const T* to = after.data() + std::size_t(y) * side + x;
        if (std::memcmp(from, to, static_cast<std::size_t>(width) * sizeof(T)) == 0)
            return {};
        const auto first = std::mismatch(from, from + width, to).first - from;
        auto last = static_cast<std::ptrdiff_t>(width) - 1;
        while (from[last] == to[last])
            --last;
        return PatchRow{static_cast<std::uint8_t>(y), static_cast<std::uint8_t>(x + first),
                        static_cast<std::uint8_t>(x + last)};
    }

    static void swap_tile(PatchTile<T>& tile, TileGrid<T>& grid, typename TileGrid<T>::TilePtr& plain) {
        const typename TileGrid<T>::TilePtr current = grid.tile(tile.column, tile.row);
        if (!tile.value || !plain || plain->front() != *tile.value) {
            auto fresh = std::make_shared_for_overwrite<Tile>();
            tile.restore(*fresh);
            if (tile.value)
                plain = fresh;
            grid.set_tile(tile.column, tile.row, std::move(fresh));
        } else {
            grid.set_tile(tile.column, tile.row, plain);
        }
        tile.keep(*current);
    }

    static void swap_rows(PatchTile<T>& tile, Tile& grid_tile, std::vector<T>& scratch) {
        std::size_t count = 0;
        for (const PatchRow& row : tile.rows)
            count += row.count();
        scratch.resize(count);
        tile.restore(scratch);
        T* kept = scratch.data();
        for (const PatchRow& row : tile.rows)
            kept = std::swap_ranges(grid_tile.data() + row.at(), grid_tile.data() + row.at() + row.count(),
                                    kept);
        tile.keep(scratch);
    }

    std::vector<PatchTile<T>> tiles_;
    Rect bounds_;
};

} // namespace sinopia
