#include "support/random_maps.h"

#include <algorithm>
#include <cmath>

namespace sinopia::test {
namespace {

using Random = std::mt19937;

int below(Random& random, int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
}

void noise(LabelMap& map, int classes, Random& random) {
    for (ClassIndex& pixel : map.pixels())
        pixel = static_cast<ClassIndex>(below(random, classes));
}

void voronoi(LabelMap& map, int classes, Random& random) {
    struct Site {
        int x, y;
        ClassIndex value;
    };
    std::vector<Site> sites;
    for (int i = 0; i < 24; ++i)
        sites.push_back({below(random, map.width()), below(random, map.height()),
                         static_cast<ClassIndex>(below(random, classes))});
    const auto far = [](const Site& s, int x, int y) {
        return (s.x - x) * (s.x - x) + (s.y - y) * (s.y - y);
    };
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            map.at(x, y) = std::min_element(sites.begin(), sites.end(), [&](const Site& a, const Site& b) {
                               return far(a, x, y) < far(b, x, y);
                           })->value;
}

/// Thick and thin walks over a Voronoi ground: areas with many holes.
void strokes(LabelMap& map, int classes, Random& random) {
    voronoi(map, classes, random);
    for (int i = 0; i < 12; ++i) {
        const auto value = static_cast<ClassIndex>(below(random, classes));
        int x = below(random, map.width()), y = below(random, map.height());
        const int radius = below(random, 4);
        for (int step = 0; step < 300; ++step) {
            x = std::clamp(x + below(random, 3) - 1, 0, map.width() - 1);
            y = std::clamp(y + below(random, 3) - 1, 0, map.height() - 1);
            for (int v = std::max(0, y - radius); v <= std::min(map.height() - 1, y + radius); ++v)
                for (int u = std::max(0, x - radius); u <= std::min(map.width() - 1, x + radius); ++u)
                    map.at(u, v) = value;
        }
    }
}

/// One-pixel diagonals both ways: areas that touch in corners only.
void diagonals(LabelMap& map, int classes, Random& random) {
    const int period = 2 + below(random, 5);
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            const bool one = (x + y) % period == 0, other = (x - y + 10000 * period) % (period + 1) == 0;
            map.at(x, y) = static_cast<ClassIndex>((one ? 1 : other ? 2 : 0) % classes);
        }
}

/// Frames in frames, each with a gap now and then, and specks in them: holes in holes.
void rings(LabelMap& map, int classes, Random& random) {
    for (int inset = 0; 2 * inset < std::min(map.width(), map.height()); ++inset) {
        const auto value = static_cast<ClassIndex>(below(random, classes));
        for (int y = inset; y < map.height() - inset; ++y)
            for (int x = inset; x < map.width() - inset; ++x)
                map.at(x, y) = value;
    }
    for (int i = 0; i < 40; ++i)
        map.at(below(random, map.width()), below(random, map.height())) =
            static_cast<ClassIndex>(below(random, classes));
}

} // namespace

const char* name_of(MapKind kind) {
    static constexpr const char* names[] = {"noise", "voronoi", "strokes", "diagonals", "rings", "wide"};
    return names[static_cast<int>(kind)];
}

LabelMap random_map(MapKind kind, Size size, int classes, unsigned seed) {
    Random random(seed);
    LabelMap map(size);
    switch (kind) {
    case MapKind::noise:
        noise(map, classes, random);
        break;
    case MapKind::voronoi:
        voronoi(map, classes, random);
        break;
    case MapKind::strokes:
        strokes(map, classes, random);
        break;
    case MapKind::diagonals:
        diagonals(map, classes, random);
        break;
    case MapKind::rings:
        rings(map, classes, random);
        break;
    case MapKind::wide:
        voronoi(map, 65535, random);
        map.at(0, 0) = 65534;
        break;
    }
    return map;
}

InstanceMap random_instances(const LabelMap& map, unsigned seed) {
    Random random(seed);
    LabelMap objects = random_map(MapKind::voronoi, map.size(), 9, seed + 1);
    InstanceMap out(map.size());
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            if (map.at(x, y) % 2 == 1) // even classes are stuff
                out.at(x, y) = static_cast<std::uint16_t>(objects.at(x, y) * 8000 + 1);
    return out;
}

LabelSet distinct_classes(int count, std::optional<ClassIndex> ignore) {
    std::vector<LabelClass> classes;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        const char* const forms[] = {"class ", "two words ", "\"quoted\" \\ ", "Straße ", "道路 ", "a/b:c,"};
        const auto mixed = static_cast<std::uint32_t>(i) * 2654435761u; // an odd factor: no two alike
        classes.push_back({forms[i % 6] + number,
                           {static_cast<std::uint8_t>(i & 255), static_cast<std::uint8_t>(i >> 8 & 255),
                            static_cast<std::uint8_t>(mixed >> 24)},
                           i % 3 ? "things" : ""});
    }
    return LabelSet(std::move(classes), ignore);
}

} // namespace sinopia::test
