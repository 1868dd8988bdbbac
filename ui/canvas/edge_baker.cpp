#include "ui/canvas/edge_baker.h"

#include "ui/canvas/grid_row.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sinopia {
namespace {

/// The values of one layer at the middle of each display pixel: three rows, with a column more on each side.
template <class T>
class Neighbours {
  public:
    Neighbours(const TileGrid<T>& grid, int level, Point origin, Rect part)
        : grid_(grid), level_(level), origin_(origin), left_(part.x - 1), width_(part.width + 2) {
        for (auto& row : rows_)
            row.resize(static_cast<std::size_t>(width_));
        read(part.y - 1, rows_[1]);
        read(part.y, rows_[2]);
    }

    /// Goes on to target row `ty`; rows must follow one another.
    void advance(int ty) {
        std::swap(rows_[0], rows_[1]);
        std::swap(rows_[1], rows_[2]);
        read(ty + 1, rows_[2]);
    }
    bool differs(int tx) const {
        const std::size_t i = index(tx);
        const T here = rows_[1][i];
        return (rows_[1][i - 1] != here) | (rows_[1][i + 1] != here) | (rows_[0][i] != here) |
               (rows_[2][i] != here);
    }
    T at(int tx) const { return rows_[1][index(tx)]; }
    T left(int tx) const { return rows_[1][index(tx) - 1]; }
    T right(int tx) const { return rows_[1][index(tx) + 1]; }
    T above(int tx) const { return rows_[0][index(tx)]; }
    T below(int tx) const { return rows_[2][index(tx)]; }

  private:
    std::size_t index(int tx) const { return static_cast<std::size_t>(tx - left_); }

    void read(int ty, std::vector<T>& row) {
        constexpr int side = TileGrid<T>::tile_side;
        const int step = 1 << level_, half = step / 2;
        const Size size = grid_.size();
        const int y = std::clamp(((origin_.y + ty) << level_) + half, 0, size.height - 1);
        for (int i = 0, count = 1; i < width_; i += count) {
            const int wanted = ((origin_.x + left_ + i) << level_) + half;
            const int x = std::clamp(wanted, 0, size.width - 1);
            const int end = std::min((x / side + 1) * side, size.width); // of the tile
            count = x == wanted ? std::min(width_ - i, (end - x + step - 1) >> level_) : 1;
            const T* from = tileRow(grid_, x, y) + x % side;
            for (int k = 0; k < count; ++k)
                row[static_cast<std::size_t>(i + k)] = from[k << level_];
        }
    }

    const TileGrid<T>& grid_;
    int level_;
    Point origin_;
    int left_, width_;
    std::array<std::vector<T>, 3> rows_;
};

/// Calls `draw(values, column, pixel)` where a value differs from one of its four neighbours.
template <class T, class Draw>
void eachEdge(const TileGrid<T>& grid, int level, Point origin, Rect part, Plane<DisplayPixel>& target,
              Draw draw) {
    Neighbours<T> values(grid, level, origin, part);
    for (int ty = part.y; ty < part.bottom(); ++ty) {
        values.advance(ty);
        DisplayPixel* out = target.row(ty);
        for (int tx = part.x; tx < part.right(); ++tx)
            if (values.differs(tx))
                draw(values, tx, out[tx]);
    }
}

} // namespace

void bakeEdges(const DisplaySource& source, EdgeKinds kinds, int level, Point origin, Rect part,
               Plane<DisplayPixel>& target) {
    if (part.empty())
        return;
    if (kinds.classes)
        eachEdge(*source.labels, level, origin, part, target,
                 [&](const auto& v, int tx, DisplayPixel& out) { out = source.lineColor(v.at(tx)); });
    if (kinds.instances)
        eachEdge(*source.instances, level, origin, part, target,
                 [](const auto& v, int tx, DisplayPixel& out) {
                     const auto id = v.at(tx);
                     if (v.right(tx) != id || v.below(tx) != id)
                         out = light_line;
                     else
                         out = dark_line;
                 });
    if (kinds.region)
        eachEdge(*source.region, level, origin, part, target, [](const auto& v, int tx, DisplayPixel& out) {
            const auto inside = [](std::uint8_t value) { return value >= region_inside; };
            const bool here = inside(v.at(tx));
            if (inside(v.left(tx)) != here || inside(v.right(tx)) != here || inside(v.above(tx)) != here ||
                inside(v.below(tx)) != here)
                out = here ? light_line : dark_line;
        });
}

} // namespace sinopia
