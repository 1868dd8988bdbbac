#include "image/span_sets.h"

#include <algorithm>

namespace sinopia {
namespace {

bool before(const Span& a, const Span& b) {
    return a.y != b.y ? a.y < b.y : a.x1 <= b.x0;
}

/// Appends a run, joined to the last one if that ends where it begins.
void add_run(Spans& spans, int y, int x0, int x1) {
    if (!spans.empty() && spans.back().y == y && spans.back().x1 == x0)
        spans.back().x1 = x1;
    else
        spans.push_back({y, x0, x1});
}

template <class T, class Match>
void add_runs(Spans& spans, int x, int y, int count, const T* pixels, Match&& match) {
    for (int i = 0; i < count;) {
        if (!match(pixels[i])) {
            ++i;
            continue;
        }
        const int from = i;
        while (i < count && match(pixels[i]))
            ++i;
        add_run(spans, y, x + from, x + i);
    }
}

} // namespace

Spans complement(const Spans& spans, Size size) {
    Spans out;
    auto next = spans.begin();
    for (int y = 0; y < size.height; ++y) {
        int x = 0;
        for (; next != spans.end() && next->y == y; ++next) {
            if (next->x0 > x)
                out.push_back({y, x, next->x0});
            x = next->x1;
        }
        if (x < size.width)
            out.push_back({y, x, size.width});
    }
    return out;
}

Spans intersected(const Spans& a, const Spans& b) {
    Spans out;
    for (auto p = a.begin(), q = b.begin(); p != a.end() && q != b.end();) {
        if (before(*p, *q)) {
            ++p;
        } else if (before(*q, *p)) {
            ++q;
        } else {
            out.push_back({p->y, std::max(p->x0, q->x0), std::min(p->x1, q->x1)});
            p->x1 < q->x1 ? ++p : ++q;
        }
    }
    return out;
}

Spans subtracted(const Spans& a, const Spans& b) {
    Spans out;
    auto cut = b.begin();
    for (Span rest : a) {
        while (cut != b.end() && before(*cut, rest))
            ++cut;
        for (auto each = cut; each != b.end() && !before(rest, *each); ++each) {
            if (each->x0 > rest.x0)
                out.push_back({rest.y, rest.x0, each->x0});
            rest.x0 = std::max(rest.x0, each->x1);
            if (rest.x0 >= rest.x1)
                break;
        }
        if (rest.x0 < rest.x1)
            out.push_back(rest);
    }
    return out;
}

Spans spans_at_least(const TileGrid<std::uint8_t>& grid, std::uint8_t threshold) {
    using Grid = TileGrid<std::uint8_t>;
    std::vector<bool> holds(static_cast<std::size_t>(grid.columns()) * static_cast<std::size_t>(grid.rows()));
    const Grid::Tile* empty = nullptr; // the last tile without such a pixel: most tiles are the same one
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            const Grid::Tile* tile = grid.tile(column, row).get();
            if (tile == empty)
                continue;
            if (*std::max_element(tile->begin(), tile->end()) >= threshold)
                holds[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns()) +
                      static_cast<std::size_t>(column)] = true;
            else
                empty = tile;
        }
    Spans spans;
    grid.read_runs(whole(grid.size()), [&](int x, int y, int count, const std::uint8_t* pixels) {
        if (holds[static_cast<std::size_t>(y / Grid::tile_side) * static_cast<std::size_t>(grid.columns()) +
                  static_cast<std::size_t>(x / Grid::tile_side)])
            add_runs(spans, x, y, count, pixels, [&](std::uint8_t v) { return v >= threshold; });
    });
    return spans;
}

Spans spans_equal(const TileGrid<ClassIndex>& grid, ClassIndex value) {
    Spans spans;
    grid.read_runs(whole(grid.size()), [&](int x, int y, int count, const ClassIndex* pixels) {
        add_runs(spans, x, y, count, pixels, [&](ClassIndex c) { return c == value; });
    });
    return spans;
}

} // namespace sinopia
