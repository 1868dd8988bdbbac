#include "document/gate.h"

#include "image/runs_of.h"

#include <numeric>

namespace sinopia {

void Gate::look(Rect row) {
    writable_.assign(static_cast<std::size_t>(row.width), 1);
    const auto at = [&](int x) -> std::uint8_t& { return writable_[static_cast<std::size_t>(x - row.x)]; };
    if (selection)
        selection->read_runs(row, [&](int x, int, int count, const std::uint8_t* pixels) {
            for (int i = 0; i < count; ++i)
                at(x + i) = pixels[i] >> 7;
        });
    if (locked)
        labels->read_runs(row, [&](int x, int, int count, const ClassIndex* pixels) {
            for (int i = 0; i < count; ++i)
                if ((*locked)[pixels[i]])
                    at(x + i) = 0;
        });
}

RemapTable::RemapTable(const std::map<ClassIndex, ClassIndex>& classes) : table_(std::size_t{1} << 16) {
    std::iota(table_.begin(), table_.end(), ClassIndex{0});
    for (const auto& [from, to] : classes)
        table_[from] = to;
}

void RemapTable::map(ClassIndex* pixels, int count) const {
    std::transform(pixels, pixels + count, pixels, [&](ClassIndex c) { return table_[c]; });
}

Rect RemapTable::touched(const TileGrid<ClassIndex>& grid, Rect row) const {
    Rect rect;
    grid.read_runs(row, [&](int x, int y, int count, const ClassIndex* pixels) {
        const auto moves = [&](ClassIndex c) { return table_[c] != c; };
        if (!moves(*pixels) && all_equal(pixels, static_cast<std::size_t>(count), *pixels))
            return;
        const ClassIndex* first = std::find_if(pixels, pixels + count, moves);
        if (first == pixels + count)
            return;
        const ClassIndex* last = pixels + count - 1;
        while (!moves(*last))
            --last;
        rect = rect.united({x + static_cast<int>(first - pixels), y, static_cast<int>(last - first) + 1, 1});
    });
    return rect;
}

} // namespace sinopia
