#include "ui/canvas/bench_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace sinopia {
namespace {

struct Site {
    double x = 0, y = 0;
    ClassIndex index = 0;
};

} // namespace

TileGrid<ClassIndex> benchMap(Size size, int classes, int spacing, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto share = [&] {
        return static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
    };
    // One site in each square of a grid: the nearest one is among nine.
    const int columns = size.width / spacing + 3, rows = size.height / spacing + 3;
    std::vector<Site> sites(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int i = 0; i < static_cast<int>(sites.size()); ++i)
        sites[static_cast<std::size_t>(i)] = {
            (i % columns - 1 + share()) * spacing, (i / columns - 1 + share()) * spacing,
            static_cast<ClassIndex>(random() % static_cast<unsigned>(classes))};
    TileGrid<ClassIndex> map(size);
    map.write_runs(whole(size), [&](int x0, int y, int count, ClassIndex* to) {
        for (int x = x0; x < x0 + count; ++x) {
            double nearest = std::numeric_limits<double>::max();
            const int column = x / spacing + 1, row = y / spacing + 1;
            for (int r = row - 1; r <= row + 1; ++r)
                for (int c = column - 1; c <= column + 1; ++c) {
                    const Site& site = sites[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                                             static_cast<std::size_t>(c)];
                    const double d = (site.x - x) * (site.x - x) + (site.y - y) * (site.y - y);
                    if (d < nearest) {
                        nearest = d;
                        to[x - x0] = site.index;
                    }
                }
        }
    });
    return map;
}

RgbImage benchPicture(Size size, std::uint32_t seed) {
    RgbImage picture(size);
    std::uint32_t state = seed * 2654435761u + 1;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            state = state * 1664525u + 1013904223u;
            const auto grain = static_cast<int>(state >> 27);
            const auto part = [&](int v) { return static_cast<std::uint8_t>((v & 255) / 2 + 64 + grain); };
            picture.at(x, y) = {part(x / 8), part(y / 8), part((x + y) / 16)};
        }
    return picture;
}

Spread spreadOf(std::vector<double> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
        return values[std::clamp<std::size_t>(place, 1, values.size()) - 1];
    };
    return {at(0.5), at(0.99), values.back(), values.size()};
}

} // namespace sinopia
