#include "app/cli/bench_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace sinopia::cli {

namespace {

using Random = std::mt19937_64;

/// Even in [low, high).
double draw(double low, double high, Random& random) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

ClassIndex draw_class(int classes, Random& random) {
    return static_cast<ClassIndex>(draw(0, classes, random));
}

struct Cell {
    PointF middle;
    ClassIndex value;
};

ClassIndex nearest_value(const std::vector<Cell>& cells, int x, int y) {
    const auto distance = [&](const Cell& cell) { return std::hypot(cell.middle.x - x, cell.middle.y - y); };
    return std::min_element(cells.begin(), cells.end(),
                            [&](const Cell& a, const Cell& b) { return distance(a) < distance(b); })
        ->value;
}

/// A straight, round brush stroke.
void add_stroke(LabelMap& map, int classes, Random& random) {
    const double unit = std::sqrt(static_cast<double>(map.size().area()));
    const double radius = draw(0.01, 0.04, random) * unit, length = draw(0.2, 0.6, random) * unit;
    const double angle = draw(0, std::numbers::pi, random), c = std::cos(angle), s = std::sin(angle);
    const PointF start{draw(0, map.width(), random), draw(0, map.height(), random)};
    const ClassIndex value = draw_class(classes, random);
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            const double along = std::clamp(c * (x - start.x) + s * (y - start.y), 0.0, length);
            if (std::hypot(x - start.x - along * c, y - start.y - along * s) <= radius)
                map.at(x, y) = value;
        }
}

std::uint8_t level(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

} // namespace

LabelMap bench_map(Size size, int classes, std::uint64_t seed) {
    constexpr int cell_count = 24, strokes = 6;
    Random random(seed);
    std::vector<Cell> cells;
    for (int i = 0; i < cell_count; ++i) {
        const PointF middle{draw(0, size.width, random), draw(0, size.height, random)};
        cells.push_back({middle, static_cast<ClassIndex>(i % classes)});
    }
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = nearest_value(cells, x, y);
    for (int i = 0; i < strokes; ++i)
        add_stroke(map, classes, random);
    return map;
}

RgbImage bench_picture(const LabelMap& map, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::array<double, 3>> colors(*std::max_element(map.pixels().begin(), map.pixels().end()) +
                                              std::size_t{1});
    for (auto& color : colors)
        for (double& channel : color)
            channel = draw(30, 220, random);
    RgbImage picture(map.size());
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            const auto& color = colors[map.at(x, y)];
            const double light = 20.0 * y / map.height() + draw(-6, 6, random);
            picture.at(x, y) = {level(color[0] + light), level(color[1] + light), level(color[2] + light)};
        }
    return picture;
}

Mask bench_region(Size size, double share, BenchShape shape, std::uint64_t seed) {
    Random random(seed);
    Mask region(size);
    const double area = share * static_cast<double>(size.area());
    // Of the rectangle that holds it.
    const double aspect = shape == BenchShape::box ? static_cast<double>(size.width) / size.height : 1.0;
    const double filled = shape == BenchShape::box ? 1.0 : std::numbers::pi / 4;
    const double width = std::min<double>(size.width, std::sqrt(area / filled * aspect));
    const double height = std::min<double>(size.height, area / filled / width);
    const double x0 = std::floor(draw(0, size.width - width, random));
    const double y0 = std::floor(draw(0, size.height - height, random));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double u = (x + 0.5 - x0) / width, v = (y + 0.5 - y0) / height; // 0..1 inside
            const bool inside = shape == BenchShape::box ? u >= 0 && u <= 1 && v >= 0 && v <= 1
                                                         : std::hypot(u - 0.5, v - 0.5) <= 0.5;
            if (inside)
                region.at(x, y) = 255;
        }
    return region;
}

} // namespace sinopia::cli
