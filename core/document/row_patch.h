#pragma once

#include "document/packed_bytes.h"
#include "image/tile_grid.h"

#include <algorithm>
#include <vector>

namespace sinopia {

/// The pixels in which two states of a grid differ: for each row of each tile the stretch from the first to
/// the last changed pixel, compressed. Swapping the patch with the grid goes from one state to the other and
/// back.
template <class T>
class RowPatch {
  public:
    RowPatch() = default;

    /// What brings `after` back to `before`, which may differ inside `rect` only. Tiles that both share are
    /// not looked at.
    static RowPatch difference(const TileGrid<T>& before, const TileGrid<T>& after, Rect rect) {
        constexpr int side = TileGrid<T>::tile_side;
        RowPatch patch;
        std::vector<T> pixels;
        rect = rect.intersected(whole(after.size()));
        for (int y0 = rect.y; y0 < rect.bottom(); y0 = (y0 / side + 1) * side)
            for (int x0 = rect.x; x0 < rect.right(); x0 = (x0 / side + 1) * side) {
                const auto& old_tile = before.tile(x0 / side, y0 / side);
                const auto& new_tile = after.tile(x0 / side, y0 / side);
                if (old_tile == new_tile)
                    continue;
                const int x1 = std::min(rect.right(), (x0 / side + 1) * side);
                const int y1 = std::min(rect.bottom(), (y0 / side + 1) * side);
                for (int y = y0; y < y1; ++y) {
                    const std::size_t at = static_cast<std::size_t>(y % side) * side;
                    patch.add_row({x0, y, x1 - x0}, old_tile->data() + at + x0 % side,
                                  new_tile->data() + at + x0 % side, pixels);
                }
            }
        patch.pixels_ = PackedBytes(std::as_bytes(std::span(pixels)));
        return patch;
    }

    /// Exchanges the kept pixels with those of the grid.
    void swap(TileGrid<T>& grid) {
        std::vector<T> pixels(pixel_count_);
        pixels_.unpack(std::as_writable_bytes(std::span(pixels)));
        T* kept = pixels.data();
        for (const Run& run : runs_)
            grid.write_runs({run.x, run.y, run.count, 1}, [&](int, int, int count, T* current) {
                std::swap_ranges(current, current + count, kept);
                kept += count;
            });
        pixels_ = PackedBytes(std::as_bytes(std::span<const T>(pixels)));
    }

    bool empty() const { return runs_.empty(); }
    Rect bounds() const { return bounds_; }
    std::size_t bytes() const { return pixels_.bytes() + runs_.capacity() * sizeof(Run) + sizeof(*this); }

  private:
    struct Run {
        int x, y, count;
    };

    void add_row(Run run, const T* old_row, const T* new_row, std::vector<T>& pixels) {
        const int first =
            static_cast<int>(std::mismatch(old_row, old_row + run.count, new_row).first - old_row);
        if (first == run.count)
            return;
        int last = run.count - 1;
        while (old_row[last] == new_row[last])
            --last;
        const Run kept{run.x + first, run.y, last - first + 1};
        runs_.push_back(kept);
        pixels.insert(pixels.end(), old_row + first, old_row + last + 1);
        pixel_count_ = pixels.size();
        bounds_ = bounds_.united({kept.x, kept.y, kept.count, 1});
    }

    std::vector<Run> runs_;
    PackedBytes pixels_;
    std::size_t pixel_count_ = 0;
    Rect bounds_;
};

} // namespace sinopia
