#include "ui/canvas/mask_outline.h"

#include "ui/canvas/grid_row.h"

#include <algorithm>
#include <cstring>

namespace sinopia {
namespace {

using MaskCells = std::vector<std::uint8_t>;

/// Cells of `step` pixels a side, seen by the pixel at their middle: 1 inside, 0 outside.
class Tracer {
  public:
    Tracer(const TileGrid<std::uint8_t>& mask, Rect part, int step)
        : mask_(mask), step_(step), x0_(part.x / step), y0_(part.y / step),
          columns_((part.right() + step - 1) / step - x0_), rows_((part.bottom() + step - 1) / step - y0_),
          open_(static_cast<std::size_t>(columns_) + 1, -1) {}

    std::vector<BorderRun> trace() {
        // Eight cells more than there are, so that eight can be looked at together anywhere.
        const std::size_t width = static_cast<std::size_t>(columns_) + 2 + sizeof(std::uint64_t);
        MaskCells above(width), here(width);
        if (y0_ > 0)
            read(y0_ - 1, above);
        MaskCells sides(width), sides_above(width);
        for (int row = y0_; row < y0_ + rows_; ++row) {
            read(row, here);
            levelRuns(row, above, here);
            for (std::size_t i = 0; i + 1 < width; ++i)
                sides[i] = here[i] ^ here[i + 1];
            uprightRuns(row, sides_above, sides);
            std::swap(above, here);
            std::swap(sides_above, sides);
        }
        const int end = y0_ + rows_;
        std::fill(here.begin(), here.end(), std::uint8_t{0});
        if (end * step_ >= mask_.size().height)
            levelRuns(end, above, here);
        uprightRuns(end, sides_above, here);
        return std::move(runs_);
    }

  private:
    /// A row with one cell more on each side.
    void read(int row, MaskCells& cells) const {
        constexpr int side = TileGrid<std::uint8_t>::tile_side;
        const Size size = mask_.size();
        const int half = step_ / 2, y = std::min(row * step_ + half, size.height - 1);
        for (int i = 0, count = 1; i < columns_ + 2; i += count) {
            const int column = x0_ + i - 1, wanted = column * step_ + half;
            count = 1;
            if (column < 0 || column * step_ >= size.width) {
                cells[static_cast<std::size_t>(i)] = 0;
                continue;
            }
            const int x = std::min(wanted, size.width - 1);
            const std::uint8_t* from = tileRow(mask_, x, y) + x % side;
            const int end = std::min((x / side + 1) * side, size.width);
            if (x == wanted)
                count = std::min(columns_ + 2 - i, (end - x + step_ - 1) / step_);
            std::uint8_t* to = cells.data() + i;
            if (step_ == 1)
                for (int k = 0; k < count; ++k)
                    to[k] = from[k] >> 7;
            else
                for (int k = 0; k < count; ++k)
                    to[k] = from[k * step_] >> 7;
        }
    }

    Point corner(int column, int row) const {
        return {std::min(column * step_, mask_.size().width), std::min(row * step_, mask_.size().height)};
    }

    /// The first cell from `i` on where two rows differ, or the end; eight at a time.
    static int nextDifference(const MaskCells& a, const MaskCells& b, int i, int end) {
        while (i < end) {
            std::uint64_t x, y;
            std::memcpy(&x, a.data() + i, sizeof x);
            std::memcpy(&y, b.data() + i, sizeof y);
            if (x == y) {
                i += static_cast<int>(sizeof x);
                continue;
            }
            while (i < end && a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(i)])
                ++i;
            return i;
        }
        return end;
    }

    void levelRuns(int row, const MaskCells& above, const MaskCells& here) {
        const int end = columns_ + 1;
        for (int i = nextDifference(above, here, 1, end); i < end;) {
            const int start = i;
            while (i < end && above[static_cast<std::size_t>(i)] != here[static_cast<std::size_t>(i)])
                ++i;
            runs_.push_back({corner(x0_ + start - 1, row), corner(x0_ + i - 1, row)});
            i = nextDifference(above, here, i, end);
        }
    }

    /// Borders to the right of each cell; a run begins and ends where that is new.
    void uprightRuns(int row, const MaskCells& sides_above, const MaskCells& sides) {
        const int end = columns_ + 1;
        for (int i = nextDifference(sides_above, sides, 0, end); i < end;
             i = nextDifference(sides_above, sides, i + 1, end)) {
            int& open = open_[static_cast<std::size_t>(i)];
            if (sides[static_cast<std::size_t>(i)]) {
                open = row;
            } else {
                runs_.push_back({corner(x0_ + i, open), corner(x0_ + i, row)});
                open = -1;
            }
        }
    }

    const TileGrid<std::uint8_t>& mask_;
    int step_, x0_, y0_, columns_, rows_;
    std::vector<int> open_; ///< the row where the border right of a cell began, or -1
    std::vector<BorderRun> runs_;
};

} // namespace

std::vector<BorderRun> maskOutline(const TileGrid<std::uint8_t>& mask, Rect part, int step) {
    part = part.intersected(whole(mask.size()));
    if (part.empty())
        return {};
    return Tracer(mask, part, step).trace();
}

} // namespace sinopia
