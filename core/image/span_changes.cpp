// Where two maps differ, and how far that reaches.
#include "image/span_sets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

namespace sinopia {
namespace {

constexpr int side = TileGrid<ClassIndex>::tile_side;

/// The covered runs of one row, closed where a gap is at most `gap` wide: growing by more than half of it
/// would close it anyway.
void close_gaps(std::span<const Span> row, int gap, Spans& out) {
    out.clear();
    for (const Span& s : row)
        if (!out.empty() && s.x0 - out.back().x1 <= gap)
            out.back().x1 = s.x1;
        else
            out.push_back(s);
}

/// The rows of a result that are still being added to.
class GrownRows {
  public:
    GrownRows(Size clip, int radius) : clip_(clip), rows_(static_cast<std::size_t>(2 * radius + 1)) {}

    void add(int y, const Spans& runs, int reach) {
        if (y < 0 || y >= clip_.height)
            return;
        Spans& row = at(y);
        for (const Span& s : runs)
            row.push_back({y, std::max(s.x0 - reach, 0), std::min(s.x1 + reach, clip_.width)});
    }

    /// Appends the row and empties its place for one that follows.
    void take(int y, Spans& out) {
        if (y < 0 || y >= clip_.height || at(y).empty())
            return;
        constexpr std::size_t few = 512; // so many are sorted faster than all columns are looked at
        Spans& row = at(y);
        if (row.size() > few)
            count(row, y, out);
        else
            merge(row, out);
        row.clear();
    }

  private:
    Spans& at(int y) { return rows_[static_cast<std::size_t>(y) % rows_.size()]; }

    static void merge(Spans& row, Spans& out) {
        std::sort(row.begin(), row.end(), [](const Span& p, const Span& q) { return p.x0 < q.x0; });
        for (const Span& s : row)
            if (!out.empty() && out.back().y == s.y && out.back().x1 >= s.x0)
                out.back().x1 = std::max(out.back().x1, s.x1);
            else
                out.push_back(s);
    }

    /// By how often a run begins less how often one ends, at each column.
    void count(const Spans& row, int y, Spans& out) {
        begins_.resize(static_cast<std::size_t>(clip_.width) + 1);
        for (const Span& s : row) {
            ++begins_[static_cast<std::size_t>(s.x0)];
            --begins_[static_cast<std::size_t>(s.x1)];
        }
        int depth = 0;
        for (int x = 0; x <= clip_.width; ++x) {
            const int before = depth;
            depth += std::exchange(begins_[static_cast<std::size_t>(x)], 0);
            if (before == 0 && depth > 0)
                out.push_back({y, x, x});
            else if (before > 0 && depth == 0)
                out.back().x1 = x;
        }
    }

    Size clip_;
    std::vector<Spans> rows_;
    std::vector<int> begins_;
};

/// The rows of one tile, with x from 0 on.
using TileRuns = std::array<Spans, side>;

void compare_tiles(const TileGrid<ClassIndex>::Tile& a, const TileGrid<ClassIndex>::Tile& b, TileRuns& runs) {
    for (int y = 0; y < side; ++y) {
        runs[static_cast<std::size_t>(y)].clear();
        const ClassIndex *p = a.data() + y * side, *q = b.data() + y * side;
        if (std::memcmp(p, q, side * sizeof(ClassIndex)) == 0)
            continue;
        for (int x = 0; x < side;) {
            while (x < side && p[x] == q[x])
                ++x;
            const int from = x;
            while (x < side && p[x] != q[x])
                ++x;
            if (x > from)
                runs[static_cast<std::size_t>(y)].push_back({y, from, x});
        }
    }
}

/// Appends a run, joined to the last one if that ends where it begins.
void add_run(Spans& spans, Span run) {
    if (run.x0 >= run.x1)
        return;
    if (!spans.empty() && spans.back().y == run.y && spans.back().x1 == run.x0)
        spans.back().x1 = run.x1;
    else
        spans.push_back(run);
}

} // namespace

Spans grown(const Spans& spans, int radius, Size clip) {
    if (spans.empty() || radius <= 0)
        return spans;
    radius = std::min(radius, max_growth);
    GrownRows rows(clip, radius);
    Spans out, closed;
    int done = spans.front().y - radius; // rows before it are in `out`
    for (auto row = spans.begin(); row != spans.end();) {
        const int y = row->y;
        const auto end = std::find_if(row, spans.end(), [&](const Span& s) { return s.y != y; });
        for (; done < y - radius; ++done)
            rows.take(done, out);
        for (int dy = 0; dy <= radius; ++dy) {
            const int reach = static_cast<int>(
                std::sqrt(static_cast<double>(radius) * radius - static_cast<double>(dy) * dy));
            close_gaps({row, end}, 2 * reach, closed);
            rows.add(y - dy, closed, reach);
            if (dy > 0)
                rows.add(y + dy, closed, reach);
        }
        row = end;
    }
    for (const int last = spans.back().y + radius; done <= last; ++done)
        rows.take(done, out);
    return out;
}

Spans differing_spans(const TileGrid<ClassIndex>& a, const TileGrid<ClassIndex>& b, Rect rect) {
    rect = rect.intersected(whole(a.size()));
    Spans out;
    std::vector<TileRuns> tiles; // of the row of tiles in hand: those that differ
    std::vector<int> which(static_cast<std::size_t>(a.columns()));
    const void* compared[2] = {};
    for (int row = rect.y / side; row * side < rect.bottom(); ++row) {
        std::size_t count = 0;
        for (int column = rect.x / side; column * side < rect.right(); ++column) {
            const auto &p = a.tile(column, row), &q = b.tile(column, row);
            int& at = which[static_cast<std::size_t>(column)] = -1;
            if (p == q)
                continue;
            if (count == 0 || compared[0] != p.get() || compared[1] != q.get()) {
                if (tiles.size() == count)
                    tiles.emplace_back();
                compare_tiles(*p, *q, tiles[count++]);
                compared[0] = p.get(), compared[1] = q.get();
            }
            at = static_cast<int>(count) - 1;
        }
        if (count == 0)
            continue;
        const int bottom = std::min(rect.bottom(), (row + 1) * side);
        for (int y = std::max(rect.y, row * side); y < bottom; ++y)
            for (int column = rect.x / side; column * side < rect.right(); ++column) {
                const int at = which[static_cast<std::size_t>(column)];
                if (at < 0)
                    continue;
                for (const Span& s : tiles[static_cast<std::size_t>(at)][static_cast<std::size_t>(y % side)])
                    add_run(out, {y, std::max(s.x0 + column * side, rect.x),
                                  std::min(s.x1 + column * side, rect.right())});
            }
    }
    return out;
}

} // namespace sinopia
