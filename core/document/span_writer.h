#pragma once

#include "document/differing.h"
#include "document/tile_coverage.h"
#include "image/raster.h"

#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace sinopia {

/// Gives one value to runs of pixels of a grid. Pixels that have it already are not touched, so that tiles
/// which would not change stay shared; tiles that are covered as a whole become one shared tile.
template <class T>
class SpanWriter {
  public:
    /// `before_first` is called once, before the first pixel changes: it may copy the grid. `written`, if not
    /// null, gets the runs in which something changed.
    SpanWriter(TileGrid<T>& grid, T value, std::function<void()> before_first, Spans* written = nullptr)
        : grid_(grid), value_(value), before_first_(std::move(before_first)), written_(written),
          columns_(static_cast<std::size_t>(grid.columns())) {}

    /// The smallest rectangle that holds all changed pixels.
    Rect changed() const { return changed_; }

    /// All spans, clipped to the image.
    void write(std::span<const Span> spans) {
        while (!spans.empty()) {
            const int row = spans[0].y / side;
            std::size_t count = 1;
            while (count < spans.size() && spans[count].y / side == row)
                ++count;
            if (spans[0].y >= 0 && row < grid_.rows())
                fill_whole_tiles(spans.first(count), row);
            for (const Span& span : spans.first(count))
                write(Rect{span.x0, span.y, span.x1 - span.x0, 1});
            spans = spans.subspan(count);
        }
    }

    /// One run, one row high, clipped to the image.
    void write(Rect run) {
        run = run.intersected(whole(grid_.size()));
        if (run.empty())
            return;
        enter_row(run.y / side);
        Rect differs, replaced;
        for (int x = run.x; x < run.right();) {
            const int column = x / side;
            const int count = std::min(run.right(), (column + 1) * side) - x;
            Column& tile = columns_[static_cast<std::size_t>(column)];
            if (tile.state == State::replaced)
                replaced = replaced.united({x, run.y, count, 1});
            else if (tile.state == State::open)
                differs = differs.united(write_part(tile, column, {x, run.y, count, 1}));
            x += count;
        }
        changed_ = changed_.united(differs);
        if (const Rect all = differs.united(replaced); written_ && !all.empty())
            written_->push_back({all.y, all.x, all.right()});
    }

  private:
    using Tile = typename TileGrid<T>::Tile;
    static constexpr int side = TileGrid<T>::tile_side;

    enum class State { open, same, replaced }; ///< the last two: nothing is left to do in this tile

    /// What is known of the tiles of the row in hand.
    struct Column {
        State state = State::open;
        Tile* tile = nullptr; ///< once it may be written to
    };

    void enter_row(int row) {
        if (row == row_)
            return;
        row_ = row;
        std::fill(columns_.begin(), columns_.end(), Column{});
    }

    Rect write_part(Column& column, int index, Rect part) {
        const std::size_t at = static_cast<std::size_t>(part.y % side) * side + part.x % side;
        const T* pixels = (column.tile ? column.tile : grid_.tile(index, row_).get())->data() + at;
        int first = 0, last = part.width - 1;
        while (first <= last && pixels[first] == value_)
            ++first;
        if (first > last)
            return {};
        while (pixels[last] == value_)
            --last;
        begin();
        if (!column.tile)
            column.tile = &grid_.writable_tile(index, row_);
        T* to = column.tile->data() + at;
        std::fill(to + first, to + last + 1, value_);
        return {part.x + first, part.y, last - first + 1, 1};
    }

    void begin() {
        if (before_first_)
            std::exchange(before_first_, nullptr)();
    }

    /// Replaces the tiles of one row that the spans cover wholly. `changed_` grows by exactly the pixels that
    /// differed.
    void fill_whole_tiles(std::span<const Span> spans, int row) {
        const std::vector<int> covered = tile_coverage(spans, row, grid_.size(), side);
        if (covered.empty())
            return;
        enter_row(row);
        for (int column = 0; column < grid_.columns(); ++column) {
            Column& tile = columns_[static_cast<std::size_t>(column)];
            if (tile.state == State::open &&
                covered[static_cast<std::size_t>(column)] == grid_.tile_rect(column, row).size().area())
                tile.state = replace(column, row) ? State::replaced : State::same;
        }
    }

    bool replace(int column, int row) {
        const Rect rect = grid_.tile_rect(column, row);
        Rect differs;
        for (int y = rect.y; y < rect.bottom(); ++y)
            differs = differs.united(differing(grid_, Rect{rect.x, y, rect.width, 1}, value_));
        if (differs.empty())
            return false;
        begin();
        if (!plain_) {
            auto tile = std::make_shared_for_overwrite<Tile>();
            tile->fill(value_);
            plain_ = std::move(tile);
        }
        grid_.set_tile(column, row, plain_);
        changed_ = changed_.united(differs);
        return true;
    }

    TileGrid<T>& grid_;
    T value_;
    std::function<void()> before_first_;
    Spans* written_;
    std::vector<Column> columns_;
    int row_ = -1;
    Rect changed_;
    typename TileGrid<T>::TilePtr plain_;
};

} // namespace sinopia
