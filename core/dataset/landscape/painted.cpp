#include "dataset/landscape/painted.h"

#include "dataset/landscape/edges.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

bool is_level(int c) {
    return c == grass || c == water || c == sand || c == path || c == flowers;
}

void place(Surfel& s, float x, float y, float horizon) {
    const float below = y - horizon;
    s.depth = ground_depth(below);
    s.z = ground_distance(below);
    s.x = x * s.z;
    s.normal = {0, 1, 0};
}

} // namespace

float guessed_horizon(const Plane<std::uint8_t>& classes) {
    const int w = classes.width(), h = classes.height();
    std::vector<int> tops;
    for (int x = 0; x < w; ++x) {
        int top = 0;
        while (top < h && !is_level(classes.at(x, top)))
            ++top;
        if (top == h) {
            const int bottom = classes.at(x, h - 1);
            top = h - 1;
            while (top > 0 && classes.at(x, top - 1) == bottom)
                --top;
            if (is_air(bottom) || bottom == mountain)
                top = h * 4 / 5;
        }
        tops.push_back(top);
    }
    const auto at = tops.begin() + static_cast<std::ptrdiff_t>(tops.size() / 7);
    std::nth_element(tops.begin(), at, tops.end());
    return std::clamp(static_cast<float>(*at) / static_cast<float>(h), 0.10f, 0.88f);
}

Scene painted_scene(const LabelMap& map, Size size, const LandscapeStyle& style, std::uint64_t seed) {
    Scene scene;
    scene.seed = seed;
    scene.style = style;
    Random random = scene.random(1);
    scene.air = make_atmosphere(style, random);
    const Plane<std::uint8_t> classes = natural_edges(map, size, scene.random(2));
    scene.horizon = guessed_horizon(classes);
    scene.pixels = Plane<Surfel>(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            Surfel& s = scene.pixels.at(x, y);
            s.cls = classes.at(x, y);
            place(s, scene.x(x), scene.y(y), scene.horizon);
        }
    raise_relief(scene);
    return scene;
}

} // namespace sinopia::landscape
