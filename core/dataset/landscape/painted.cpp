#include "dataset/landscape/painted.h"

#include "dataset/landscape/noise_bank.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

/// Reads a map at any place; between pixels the class with the greatest bilinear weight wins, which turns the
/// stairs of a coarse map into slants.
class MapReader {
  public:
    explicit MapReader(const LabelMap& map) : map_(map) {}

    std::uint8_t operator()(float u, float v) const {
        const float fu = std::floor(u - 0.5f), fv = std::floor(v - 0.5f);
        const float s = u - 0.5f - fu, t = v - 0.5f - fv;
        const int x = static_cast<int>(fu), y = static_cast<int>(fv);
        const std::uint8_t c[4] = {at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)};
        if (c[0] == c[1] && c[0] == c[2] && c[0] == c[3])
            return c[0];
        const float w[4] = {(1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t};
        int best = 0;
        float best_weight = -1;
        for (int i = 0; i < 4; ++i) {
            float sum = 0;
            for (int j = 0; j < 4; ++j)
                sum += c[j] == c[i] ? w[j] : 0;
            if (sum > best_weight) {
                best_weight = sum;
                best = i;
            }
        }
        return c[best];
    }

  private:
    std::uint8_t at(int x, int y) const {
        const int c = map_.at(std::clamp(x, 0, map_.width() - 1), std::clamp(y, 0, map_.height() - 1));
        return static_cast<std::uint8_t>(c < class_count ? c : sky);
    }
    const LabelMap& map_;
};

bool is_ragged(int c) {
    return c == forest || c == mountain || c == snow || c == rock || c == flowers;
}

/// The map at the scene's size with edges as nature has them: waves everywhere, jags where trees and rocks
/// end, and a straight line where open water meets the sky.
Plane<std::uint8_t> natural_edges(const LabelMap& map, Size size, Random random) {
    const NoiseBank& bank = noise_bank();
    const MapReader read(map);
    const float u0 = random.uniform(0, 512), v0 = random.uniform(0, 512);
    const float wave = random.uniform(0.003f, 0.009f), jag = random.uniform(0.004f, 0.009f);
    const float to_map_x = static_cast<float>(map.width()) / static_cast<float>(size.width);
    const float to_map_y = static_cast<float>(map.height()) / static_cast<float>(size.height);
    const float height = static_cast<float>(map.height()), texels = 420.0f / static_cast<float>(size.height);
    Plane<std::uint8_t> classes(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float u = (static_cast<float>(x) + 0.5f) * to_map_x,
                        v = (static_cast<float>(y) + 0.5f) * to_map_y;
            const float nu = static_cast<float>(x) * texels + u0, nv = static_cast<float>(y) * texels + v0;
            const float dx = wave * height * bank.mid(nu, nv),
                        dy = wave * height * bank.mid(nu + 251, nv + 97);
            const std::uint8_t still = read(u, v);
            std::uint8_t c = read(u + dx, v + dy);
            const float dj = jag * height * bank.fine(nu * 1.3f, nv * 1.3f);
            const std::uint8_t jagged = read(u + dx + dj * 0.6f, v + dy + dj);
            if (is_ragged(c) || is_ragged(jagged))
                c = jagged;
            const bool sea = (still == water && is_air(c)) || (is_air(still) && c == water);
            classes.at(x, y) = sea ? still : c;
        }
    return classes;
}

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
