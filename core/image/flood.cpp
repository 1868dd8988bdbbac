#include "image/raster.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sinopia {
namespace {

/// A map cut into runs of matching pixels, row by row and only where asked: a fill looks at each row it
/// reaches once and works on runs from there on.
template <class T, class Match>
class Flood {
  public:
    Flood(const TileGrid<T>& grid, Match match)
        : grid_(grid), match_(std::move(match)), rows_(static_cast<std::size_t>(grid.size().height)) {}

    Spans everywhere() {
        Spans spans;
        for (int y = 0; y < grid_.size().height; ++y)
            for (const Run& run : row(y))
                spans.push_back({y, run.x0, run.x1});
        return spans;
    }

    Spans from(Point seed) {
        take(seed.y, seed.x, seed.x + 1);
        while (!open_.empty()) {
            const Span s = open_.back();
            open_.pop_back();
            take(s.y - 1, s.x0, s.x1);
            take(s.y + 1, s.x0, s.x1);
        }
        Spans spans;
        for (std::size_t y = 0; y < rows_.size(); ++y)
            for (const Run& run : rows_[y].runs)
                if (run.taken)
                    spans.push_back({static_cast<int>(y), run.x0, run.x1});
        return spans;
    }

  private:
    struct Run {
        int x0 = 0;
        int x1 = 0;
        bool taken = false;
    };
    struct Row {
        bool scanned = false;
        std::vector<Run> runs;
    };

    std::vector<Run>& row(int y) {
        Row& row = rows_[static_cast<std::size_t>(y)];
        if (!std::exchange(row.scanned, true))
            grid_.read_runs({0, y, grid_.size().width, 1}, [&](int x, int, int count, const T* pixels) {
                for (int i = 0; i < count; ++i) {
                    if (!match_(pixels[i]))
                        continue;
                    if (!row.runs.empty() && row.runs.back().x1 == x + i)
                        ++row.runs.back().x1;
                    else
                        row.runs.push_back({x + i, x + i + 1, false});
                }
            });
        return row.runs;
    }

    /// Takes the runs of row y that touch x0 <= x < x1 and were not taken before.
    void take(int y, int x0, int x1) {
        if (y < 0 || y >= grid_.size().height)
            return;
        std::vector<Run>& runs = row(y);
        auto run = std::partition_point(runs.begin(), runs.end(), [&](const Run& r) { return r.x1 <= x0; });
        for (; run != runs.end() && run->x0 < x1; ++run)
            if (!std::exchange(run->taken, true))
                open_.push_back({y, run->x0, run->x1});
    }

    const TileGrid<T>& grid_;
    Match match_;
    std::vector<Row> rows_;
    Spans open_;
};

template <class T, class Match>
Spans flood(const TileGrid<T>& grid, Point seed, bool contiguous, Match match) {
    Flood<T, Match> flood(grid, std::move(match));
    return contiguous ? flood.from(seed) : flood.everywhere();
}

} // namespace

Spans flood_spans(const TileGrid<ClassIndex>& map, Point seed, bool contiguous) {
    if (!whole(map.size()).contains(seed))
        return {};
    return flood(map, seed, contiguous,
                 [wanted = map.get(seed.x, seed.y)](ClassIndex c) { return c == wanted; });
}

Spans wand_spans(const TileGrid<Rgb>& picture, Point seed, int tolerance, bool contiguous) {
    if (!whole(picture.size()).contains(seed))
        return {};
    return flood(picture, seed, contiguous, [wanted = picture.get(seed.x, seed.y), tolerance](Rgb c) {
        return std::abs(c.r - wanted.r) <= tolerance && std::abs(c.g - wanted.g) <= tolerance &&
               std::abs(c.b - wanted.b) <= tolerance;
    });
}

} // namespace sinopia
