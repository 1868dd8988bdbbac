#include "image/nearest_outside.h"

#include <limits>
#include <vector>

namespace sinopia {
namespace {

constexpr std::uint8_t inside_from = 128;
constexpr std::int32_t none = -1;

/// Row of the nearest pixel outside in the same column, for every pixel of `rect`; none where there is none.
Plane<std::int32_t> nearest_in_columns(const Mask& region, Rect rect) {
    Plane<std::int32_t> row_of(rect.size(), none);
    for (int y = 0; y < rect.height; ++y)
        for (int x = 0; x < rect.width; ++x)
            row_of.at(x, y) = region.at(rect.x + x, rect.y + y) < inside_from ? y
                              : y > 0                                         ? row_of.at(x, y - 1)
                                                                              : none;
    for (int y = rect.height - 2; y >= 0; --y)
        for (int x = 0; x < rect.width; ++x) {
            std::int32_t& here = row_of.at(x, y);
            const std::int32_t below = row_of.at(x, y + 1);
            if (below != none && (here == none || below - y < y - here))
                here = below;
        }
    return row_of;
}

/// Along a row: for each x the column j that is least in (x - j)^2 + height[j]^2, as the lower envelope of
/// parabolas (Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", 2012, algorithm 1).
class RowEnvelope {
  public:
    explicit RowEnvelope(int width)
        : vertex_(static_cast<std::size_t>(width)), border_(static_cast<std::size_t>(width) + 1) {}

    /// `rows`: of the nearest pixel outside in each column, becomes its place in the plane.
    void replace(std::int32_t* rows, int y, int width) {
        std::size_t count = 0;
        for (int j = 0; j < width; ++j) {
            if (rows[j] == none)
                continue;
            const Parabola next{j, rows[j], squared(rows[j] - y)};
            double meet = -std::numeric_limits<double>::infinity();
            while (count > 0 && (meet = meeting(vertex_[count - 1], next)) <= border_[count - 1])
                --count;
            border_[count] = count == 0 ? -std::numeric_limits<double>::infinity() : meet;
            vertex_[count++] = next;
        }
        for (std::size_t x = 0, k = 0; x < static_cast<std::size_t>(width) && count > 0; ++x) {
            while (k + 1 < count && border_[k + 1] < static_cast<double>(x))
                ++k;
            rows[x] = vertex_[k].row * width + vertex_[k].column;
        }
    }

  private:
    struct Parabola {
        std::int32_t column = 0, row = 0;
        double height = 0;
    };

    static double squared(double v) { return v * v; }
    static double meeting(const Parabola& a, const Parabola& b) {
        return ((b.height + squared(b.column)) - (a.height + squared(a.column))) /
               (2.0 * (b.column - a.column));
    }

    std::vector<Parabola> vertex_;
    std::vector<double> border_;
};

Rect box_of_inside(const Mask& region) {
    Rect box;
    for (int y = 0; y < region.height(); ++y) {
        const std::uint8_t *row = region.row(y), *end = row + region.width();
        const auto is_inside = [](std::uint8_t v) { return v >= inside_from; };
        const std::uint8_t* first = std::find_if(row, end, is_inside);
        if (first == end)
            continue;
        const std::uint8_t* last = end - 1;
        while (!is_inside(*last))
            --last;
        box = box.united({static_cast<int>(first - row), y, static_cast<int>(last - first) + 1, 1});
    }
    return box;
}

} // namespace

NearestOutside::NearestOutside(const Mask& region) : inside_(box_of_inside(region)) {
    if (inside_.empty())
        return;
    // Every pixel farther out has one on the ring around the box that is nearer, and none of the ring is
    // inside.
    looked_ = inside_.grown(1).intersected(whole(region.size()));
    nearest_ = nearest_in_columns(region, looked_);
    RowEnvelope envelope(looked_.width);
    for (int y = 0; y < looked_.height; ++y)
        envelope.replace(nearest_.row(y), y, looked_.width);
    nothing_outside_ = nearest_.at(0, 0) == none;
}

} // namespace sinopia
