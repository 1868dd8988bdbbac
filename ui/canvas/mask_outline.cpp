#include "ui/canvas/mask_outline.h"

#include "ui/canvas/grid_row.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr int inside_from = 128;

/// Cells of `step` pixels a side, seen by the pixel at their middle.
class Tracer {
  public:
    Tracer(const TileGrid<std::uint8_t>& mask, Rect part, int step)
        : mask_(mask), step_(step), x0_(part.x / step), y0_(part.y / step),
          columns_((part.right() + step - 1) / step - x0_), rows_((part.bottom() + step - 1) / step - y0_),
          open_(static_cast<std::size_t>(columns_) + 1, -1) {}

    std::vector<BorderRun> trace() {
        std::vector<std::uint8_t> above(width()), here(width());
        const bool from_top = y0_ == 0;
        if (!from_top)
            read(y0_ - 1, above);
        for (int row = y0_; row < y0_ + rows_; ++row) {
            read(row, here);
            levelRuns(row, above, here);
            uprightRuns(row, here);
            std::swap(above, here);
        }
        const int end = y0_ + rows_;
        if (end * step_ >= mask_.size().height) {
            std::fill(here.begin(), here.end(), 0);
            levelRuns(end, above, here);
        }
        uprightRuns(end, std::vector<std::uint8_t>(width(), 0));
        return std::move(runs_);
    }

  private:
    /// With one cell more on each side.
    std::size_t width() const { return static_cast<std::size_t>(columns_) + 2; }

    void read(int row, std::vector<std::uint8_t>& cells) const {
        const Size size = mask_.size();
        GridRow<std::uint8_t> pixels(mask_, std::min(row * step_ + step_ / 2, size.height - 1));
        for (int i = 0; i < columns_ + 2; ++i) {
            const int column = x0_ + i - 1;
            const int x = std::min(column * step_ + step_ / 2, size.width - 1);
            const bool exists = column >= 0 && column * step_ < size.width;
            cells[static_cast<std::size_t>(i)] = exists && pixels[x] >= inside_from;
        }
    }

    Point corner(int column, int row) const {
        return {std::min(column * step_, mask_.size().width), std::min(row * step_, mask_.size().height)};
    }

    void levelRuns(int row, const std::vector<std::uint8_t>& above, const std::vector<std::uint8_t>& here) {
        int start = -1;
        for (int i = 0; i <= columns_; ++i) {
            const auto cell = static_cast<std::size_t>(i) + 1;
            const bool border = i < columns_ && above[cell] != here[cell];
            if (border && start < 0)
                start = i;
            if (!border && start >= 0) {
                runs_.push_back({corner(x0_ + start, row), corner(x0_ + i, row)});
                start = -1;
            }
        }
    }

    /// Left of each cell; a run goes on from row to row as long as the border does.
    void uprightRuns(int row, const std::vector<std::uint8_t>& here) {
        for (int i = 0; i <= columns_; ++i) {
            const auto cell = static_cast<std::size_t>(i);
            const bool border = here[cell] != here[cell + 1];
            if (border && open_[cell] < 0)
                open_[cell] = row;
            if (!border && open_[cell] >= 0) {
                runs_.push_back({corner(x0_ + i, open_[cell]), corner(x0_ + i, row)});
                open_[cell] = -1;
            }
        }
    }

    const TileGrid<std::uint8_t>& mask_;
    int step_, x0_, y0_, columns_, rows_;
    std::vector<int> open_; ///< the row where the border left of a column began, or -1
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
