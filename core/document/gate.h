#pragma once

#include "image/label_map.h"
#include "image/tile_grid.h"

#include <algorithm>
#include <map>
#include <vector>

namespace sinopia {

/// What limits an edit of a layer. Without a selection and locks every pixel passes.
struct Gate {
    const TileGrid<std::uint8_t>* selection = nullptr; ///< from 128 on selected
    const TileGrid<ClassIndex>* labels = nullptr;
    const std::vector<bool>* locked = nullptr; ///< by class, for all 65536

    bool is_open() const { return !selection && !locked; }

    /// Calls `f(Rect)` for each part of one row that lies in the image and may be written, one row high.
    template <class F>
    void pass(Rect row, Size size, F&& f) {
        if (row.width <= 0 || row.y < 0 || row.y >= size.height || row.x >= size.width || row.right() <= 0)
            return;
        row = row.intersected(whole(size));
        if (is_open()) {
            f(row);
            return;
        }
        look(row);
        const auto from = writable_.begin(), end = from + row.width;
        for (auto at = from; at != end;) {
            const auto first = std::find(at, end, 1), last = std::find(first, end, 0);
            if (first != last)
                f(Rect{row.x + static_cast<int>(first - from), row.y, static_cast<int>(last - first), 1});
            at = last;
        }
    }

  private:
    void look(Rect row);

    std::vector<std::uint8_t> writable_; ///< of the row in hand, 1 or 0
};

/// Classes that become others, as a table.
class RemapTable {
  public:
    explicit RemapTable(const std::map<ClassIndex, ClassIndex>& classes);

    void map(ClassIndex* pixels, int count) const;
    /// The smallest part of a row that holds all its pixels that would change.
    Rect touched(const TileGrid<ClassIndex>& grid, Rect row) const;

  private:
    std::vector<ClassIndex> table_;
};

} // namespace sinopia
