#pragma once

#include "image/plane.h"

#include <array>
#include <atomic>
#include <cstring>
#include <memory>
#include <vector>

namespace sinopia {

/// An image as a grid of 256x256 reference-counted tiles. Copying the grid copies pointers only; a write copies
/// the tile it touches if another grid shares it. So a snapshot for a worker, the undo history and the recovery
/// journal share pixels with the document, and painting at any size costs what the stroke touches.
///
/// Edge tiles are full size; pixels beyond the image are kept at the fill value and never read back.
template <class T>
class TileGrid {
  public:
    static constexpr int tile_side = 256;
    using Tile = std::array<T, static_cast<std::size_t>(tile_side) * tile_side>;
    using TilePtr = std::shared_ptr<const Tile>;

    TileGrid() = default;
    explicit TileGrid(Size size, T fill = T{}) : size_(size) {
        columns_ = (size.width + tile_side - 1) / tile_side;
        rows_ = (size.height + tile_side - 1) / tile_side;
        auto tile = std::make_shared<Tile>();
        tile->fill(fill);
        tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), tile);
    }
    explicit TileGrid(const Plane<T>& plane) : TileGrid(plane.size()) { write(Point{0, 0}, plane); }

    Size size() const { return size_; }
    bool empty() const { return size_.empty(); }
    int columns() const { return columns_; }
    int rows() const { return rows_; }

    T get(int x, int y) const { return (*tiles_[tile_index(x, y)])[offset(x, y)]; }
    void set(int x, int y, T value) { edit(tile_index(x, y))[offset(x, y)] = value; }

    /// The tile as it is; equal pointers mean equal pixels.
    const TilePtr& tile(int column, int row) const {
        return tiles_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(column)];
    }
    void set_tile(int column, int row, TilePtr tile) {
        tiles_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column)] = std::move(tile);
    }

    /// The tile for writing; copied first if it is shared. Good until the grid is copied.
    Tile& writable_tile(int column, int row) {
        return edit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                    static_cast<std::size_t>(column));
    }

    /// The part of the image that the tile covers.
    Rect tile_rect(int column, int row) const {
        return Rect{column * tile_side, row * tile_side, tile_side, tile_side}.intersected(whole(size_));
    }

    /// Calls `f(x, y, count, pixels)` for each run of pixels of `rect` that lies in one tile row, for reading.
    template <class F>
    void read_runs(Rect rect, F&& f) const {
        rect = rect.intersected(whole(size_));
        for (int y = rect.y; y < rect.bottom(); ++y)
            for (int x = rect.x; x < rect.right();) {
                const int count = std::min(rect.right() - x, tile_side - x % tile_side);
                f(x, y, count, tiles_[tile_index(x, y)]->data() + offset(x, y));
                x += count;
            }
    }

    /// The same for writing; shared tiles are copied first.
    template <class F>
    void write_runs(Rect rect, F&& f) {
        rect = rect.intersected(whole(size_));
        for (int ty = rect.y; ty < rect.bottom();) {
            const int next_y = std::min(rect.bottom(), (ty / tile_side + 1) * tile_side);
            for (int x = rect.x; x < rect.right();) {
                const int count = std::min(rect.right() - x, tile_side - x % tile_side);
                Tile& tile = edit(tile_index(x, ty));
                for (int y = ty; y < next_y; ++y)
                    f(x, y, count, tile.data() + offset(x, y));
                x += count;
            }
            ty = next_y;
        }
    }

    /// A contiguous copy of `rect` clipped to the image. For workers: at full size it takes milliseconds.
    Plane<T> read(Rect rect) const {
        rect = rect.intersected(whole(size_));
        Plane<T> out(rect.size());
        read_runs(rect, [&](int x, int y, int count, const T* from) {
            std::copy(from, from + count, &out.at(x - rect.x, y - rect.y));
        });
        return out;
    }
    Plane<T> read() const { return read(whole(size_)); }

    /// Writes `plane` with its top-left at `at`, clipped to the image.
    void write(Point at, const Plane<T>& plane) {
        write_runs({at.x, at.y, plane.width(), plane.height()}, [&](int x, int y, int count, T* to) {
            const T* from = &plane.at(x - at.x, y - at.y);
            std::copy(from, from + count, to);
        });
    }

    void fill(Rect rect, T value) {
        write_runs(rect, [&](int, int, int count, T* to) { std::fill(to, to + count, value); });
    }

  private:
    std::size_t tile_index(int x, int y) const {
        return static_cast<std::size_t>(y / tile_side) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(x / tile_side);
    }
    static std::size_t offset(int x, int y) {
        return static_cast<std::size_t>(y % tile_side) * tile_side + static_cast<std::size_t>(x % tile_side);
    }
    Tile& edit(std::size_t index) {
        TilePtr& slot = tiles_[index];
        // use_count is exact here: tiles are only shared by grids, and a grid is written by one thread. It is read
        // relaxed, so the fence orders our write after the last read of a worker that has just let go.
        if (slot.use_count() != 1)
            slot = std::make_shared<Tile>(*slot);
        std::atomic_thread_fence(std::memory_order_acquire);
        return const_cast<Tile&>(*slot);
    }

    Size size_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<TilePtr> tiles_;
};

/// Both share all their tiles: the same pixels, without a look at any.
template <class T>
bool same_tiles(const TileGrid<T>& a, const TileGrid<T>& b) {
    if (a.size() != b.size())
        return false;
    for (int row = 0; row < a.rows(); ++row)
        for (int column = 0; column < a.columns(); ++column)
            if (a.tile(column, row) != b.tile(column, row))
                return false;
    return true;
}

} // namespace sinopia
