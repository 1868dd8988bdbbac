#pragma once

#include "image/runs_of.h"
#include "image/tile_grid.h"

#include <algorithm>

namespace sinopia {

/// The smallest part of a row that holds all its pixels that are not `value`.
template <class T>
Rect differing(const TileGrid<T>& grid, Rect row, T value) {
    Rect differs;
    grid.read_runs(row, [&](int x, int y, int count, const T* pixels) {
        if (all_equal(pixels, static_cast<std::size_t>(count), value))
            return;
        const T* first = std::find_if(pixels, pixels + count, [&](T p) { return p != value; });
        const T* last = pixels + count - 1;
        while (*last == value)
            --last;
        differs =
            differs.united({x + static_cast<int>(first - pixels), y, static_cast<int>(last - first) + 1, 1});
    });
    return differs;
}

/// The same for pixels that are not those of `source(x, y)`, a run.
template <class T, class Source>
Rect differing_from(const TileGrid<T>& grid, Rect row, Source&& source) {
    Rect differs;
    grid.read_runs(row, [&](int x, int y, int count, const T* pixels) {
        const T* other = source(x, y);
        const int first = static_cast<int>(std::mismatch(pixels, pixels + count, other).first - pixels);
        if (first == count)
            return;
        int last = count - 1;
        while (pixels[last] == other[last])
            --last;
        differs = differs.united({x + first, y, last - first + 1, 1});
    });
    return differs;
}

} // namespace sinopia
