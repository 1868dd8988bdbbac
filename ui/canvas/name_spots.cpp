#include "ui/canvas/name_spots.h"

#include "image/plane.h"

#include <algorithm>
#include <numeric>

namespace sinopia {
namespace {

using Cells = Plane<ClassIndex>;

Cells sampled(const TileGrid<ClassIndex>& map, Rect part, int step) {
    Cells cells(Size{(part.width + step - 1) / step, (part.height + step - 1) / step});
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x)
            cells.at(x, y) = map.get(std::min(part.x + x * step + step / 2, part.right() - 1),
                                     std::min(part.y + y * step + step / 2, part.bottom() - 1));
    return cells;
}

/// Chamfer distance (3 straight, 4 diagonal) of each cell to the nearest cell of another class or the edge.
Plane<int> distances(const Cells& cells) {
    Plane<int> d(cells.size());
    const int w = cells.width(), h = cells.height();
    const auto from = [&](int x, int y, int nx, int ny, int cost) {
        const bool other = nx < 0 || ny < 0 || nx >= w || ny >= h || cells.at(nx, ny) != cells.at(x, y);
        return cost + (other ? 0 : d.at(nx, ny));
    };
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x)
            d.at(x, y) = std::min({from(x, y, x - 1, y, 3), from(x, y, x, y - 1, 3),
                                   from(x, y, x - 1, y - 1, 4), from(x, y, x + 1, y - 1, 4)});
    for (int y = h - 1; y >= 0; --y)
        for (int x = w - 1; x >= 0; --x)
            d.at(x, y) = std::min({d.at(x, y), from(x, y, x + 1, y, 3), from(x, y, x, y + 1, 3),
                                   from(x, y, x + 1, y + 1, 4), from(x, y, x - 1, y + 1, 4)});
    return d;
}

/// Which cells hang together: a forest over the cells, by rows.
class Regions {
  public:
    explicit Regions(const Cells& cells) : parent_(cells.pixels().size()) {
        std::iota(parent_.begin(), parent_.end(), 0);
        const int w = cells.width();
        for (int y = 0; y < cells.height(); ++y)
            for (int x = 0; x < w; ++x) {
                if (x > 0 && cells.at(x, y) == cells.at(x - 1, y))
                    join(y * w + x, y * w + x - 1);
                if (y > 0 && cells.at(x, y) == cells.at(x, y - 1))
                    join(y * w + x, (y - 1) * w + x);
            }
    }
    int rootOf(int i) {
        while (parent_[index(i)] != i)
            i = parent_[index(i)] = parent_[index(parent_[index(i)])];
        return i;
    }

  private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void join(int a, int b) {
        a = rootOf(a);
        b = rootOf(b);
        parent_[index(std::max(a, b))] = std::min(a, b);
    }
    std::vector<int> parent_;
};

/// What is known of one region while its place is looked for.
struct Found {
    int deepest = 0; ///< the largest distance of a cell from the border
    double x = 0, y = 0;
    int cells = 0;
    int best = -1;
    double away = 0; ///< of the best cell from the middle, squared
};

} // namespace

std::vector<NameSpot> nameSpots(const TileGrid<ClassIndex>& map, Rect part, int step, double least_radius) {
    part = part.intersected(whole(map.size()));
    if (part.empty())
        return {};
    const Cells cells = sampled(map, part, step);
    const Plane<int> distance = distances(cells);
    Regions regions(cells);
    std::vector<Found> found(cells.pixels().size()); // by root
    const int count = static_cast<int>(found.size()), width = cells.width();
    const auto deep = [&](int i) { return distance.pixels()[static_cast<std::size_t>(i)]; };
    const auto at = [&](int i) -> Found& { return found[static_cast<std::size_t>(regions.rootOf(i))]; };
    for (int i = 0; i < count; ++i) {
        Found& f = at(i);
        f.deepest = std::max(f.deepest, deep(i));
        f.x += i % width;
        f.y += i / width;
        ++f.cells;
    }
    // Of the deep places the one nearest the region's middle: a long region has many that are equally deep.
    for (int i = 0; i < count; ++i) {
        Found& f = at(i);
        if (deep(i) < 0.85 * f.deepest)
            continue;
        const double dx = i % width - f.x / f.cells, dy = i / width - f.y / f.cells;
        if (f.best < 0 || dx * dx + dy * dy < f.away) {
            f.best = i;
            f.away = dx * dx + dy * dy;
        }
    }
    std::vector<NameSpot> spots;
    for (const Found& f : found) {
        if (f.best < 0)
            continue;
        const double radius = deep(f.best) / 3.0 * step;
        const int x = f.best % width, y = f.best / width;
        if (radius >= least_radius)
            spots.push_back({{part.x + (x + 0.5) * step, part.y + (y + 0.5) * step}, cells.at(x, y), radius});
    }
    std::sort(spots.begin(), spots.end(),
              [](const NameSpot& a, const NameSpot& b) { return a.radius > b.radius; });
    return spots;
}

} // namespace sinopia
