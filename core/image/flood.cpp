#include "image/raster.h"
#include "image/runs_of.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

namespace sinopia {
namespace {

/// A map cut into runs of matching pixels, row by row and only where asked. The fill is a front of runs that
/// sweeps down and up over the rows: lists of runs that are sorted meet like the halves of a merge sort, so
/// that each run costs about one step, also in combs.
template <class T, class Match>
class Flood {
  public:
    Flood(const TileGrid<T>& grid, Match match)
        : grid_(grid), match_(std::move(match)), rows_(static_cast<std::size_t>(grid.size().height)) {}

    Spans from(Point seed) {
        Row& first = row(seed.y);
        const Run* run = std::partition_point(first.runs, first.runs + first.count,
                                              [&](const Run& r) { return r.x1 <= unsigned(seed.x); });
        take(first, static_cast<int>(run - first.runs), pending(seed.y));
        for (int step = 1; waiting_ > 0; step = -step)
            sweep(step);
        return taken();
    }

  private:
    struct Run {
        std::uint32_t x0;
        std::uint32_t x1 : 31;
        std::uint32_t taken : 1;
    };
    using Indices = std::vector<int>; ///< of runs of one row

    struct Row {
        Run* runs = nullptr; ///< null: not looked at yet
        int count = 0;
        int left = 0;    ///< runs not taken
        Indices pending; ///< taken, but their neighbours were not looked at
    };

    int height() const { return static_cast<int>(rows_.size()); }

    Indices& pending(int y) {
        low_ = std::min(low_, y);
        high_ = std::max(high_, y);
        return rows_[static_cast<std::size_t>(y)].pending;
    }

    /// Goes over all rows with pending runs in one direction, and on wherever the fill spreads that way.
    void sweep(int step) {
        int y = step > 0 ? low_ : high_;
        const int end = step > 0 ? high_ : low_;
        low_ = height();
        high_ = -1;
        Indices front, next;
        for (; y >= 0 && y < height() && (!front.empty() || (end - y) * step >= 0); y += step) {
            Row& here = rows_[static_cast<std::size_t>(y)];
            if (!here.pending.empty()) {
                front.insert(front.end(), here.pending.begin(), here.pending.end());
                here.pending.clear();
                std::sort(front.begin(), front.end());
            }
            if (front.empty())
                continue;
            waiting_ -= static_cast<long long>(front.size());
            if (y + step >= 0 && y + step < height())
                meet(here, front, row(y + step), next);
            if (y - step >= 0 && y - step < height()) {
                Indices& back = rows_[static_cast<std::size_t>(y - step)].pending;
                meet(here, front, row(y - step), back);
                if (!back.empty())
                    pending(y - step);
            }
            front.swap(next);
            next.clear();
        }
    }

    /// Takes the runs of `other` that touch those of `row` listed in `front`, in order.
    void meet(const Row& row, const Indices& front, Row& other, Indices& found) {
        if (other.left == 0)
            return;
        Run* at = other.runs;
        Run* const end = other.runs + other.count;
        for (const int index : front) {
            const Run& run = row.runs[index];
            at = behind(at, end, run.x0);
            for (Run* r = at; r != end && r->x0 < run.x1; ++r)
                if (!r->taken)
                    take(other, static_cast<int>(r - other.runs), found);
        }
    }

    /// The first run from `at` on that ends behind x: looked for in steps that double, since it is near.
    static Run* behind(Run* at, Run* end, std::uint32_t x) {
        std::ptrdiff_t step = 1;
        while (end - at > step && at[step].x1 <= x) {
            at += step;
            step *= 2;
        }
        return std::partition_point(at, at + std::min(step + 1, end - at),
                                    [&](const Run& r) { return r.x1 <= x; });
    }

    void take(Row& row, int index, Indices& found) {
        --row.left;
        row.runs[index].taken = 1;
        found.push_back(index);
        ++waiting_;
        ++taken_;
    }

    Row& row(int y) {
        Row& row = rows_[static_cast<std::size_t>(y)];
        if (row.runs)
            return row;
        const auto most = static_cast<std::size_t>(grid_.size().width / 2 + 1);
        if (room_ < most) {
            room_ = std::max(most, std::size_t{1} << 16);
            blocks_.push_back(std::make_unique_for_overwrite<Run[]>(room_));
            next_run_ = blocks_.back().get();
        }
        row.runs = next_run_;
        Run* closing = next_run_;
        for_runs_of_row(
            grid_, y, match_, [this](int x) { (next_run_++)->x0 = static_cast<std::uint32_t>(x); },
            [&closing](int x) {
                closing->x1 = static_cast<std::uint32_t>(x) & 0x7fffffffU;
                (closing++)->taken = 0;
            });
        row.count = row.left = static_cast<int>(next_run_ - row.runs);
        room_ -= static_cast<std::size_t>(row.count);
        return row;
    }

    Spans taken() const {
        Spans spans;
        spans.reserve(taken_);
        for (std::size_t y = 0; y < rows_.size(); ++y)
            for (int i = 0; i < rows_[y].count; ++i)
                if (const Run& run = rows_[y].runs[i]; run.taken)
                    spans.push_back(
                        {static_cast<int>(y), static_cast<int>(run.x0), static_cast<int>(run.x1)});
        return spans;
    }

    const TileGrid<T>& grid_;
    Match match_;
    std::vector<Row> rows_;
    std::vector<std::unique_ptr<Run[]>> blocks_;
    Run* next_run_ = nullptr;
    std::size_t room_ = 0; ///< runs that the last block still has room for
    long long waiting_ = 0;
    std::size_t taken_ = 0;
    int low_ = 1 << 30; ///< rows with pending runs lie between
    int high_ = -1;
};

template <class T, class Match>
Spans everywhere(const TileGrid<T>& grid, const Match& match) {
    Spans spans;
    std::size_t closed = 0;
    for (int y = 0; y < grid.size().height; ++y)
        for_runs_of_row(
            grid, y, match,
            [&](int x) {
                spans.push_back({y, x, x});
            },
            [&](int x) { spans[closed++].x1 = x; });
    return spans;
}

template <class T, class Match>
Spans flood(const TileGrid<T>& grid, Point seed, bool contiguous, const Match& match) {
    return contiguous ? Flood<T, Match>(grid, match).from(seed) : everywhere(grid, match);
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
