#include "dataset/landscape/edges.h"

#include "dataset/landscape/classes.h"
#include "dataset/landscape/noise_bank.h"
#include "dataset/landscape/scene.h"

#include <algorithm>

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

    std::uint8_t at(int x, int y) const {
        const int c = map_.at(std::clamp(x, 0, map_.width() - 1), std::clamp(y, 0, map_.height() - 1));
        return static_cast<std::uint8_t>(c < class_count ? c : sky);
    }

  private:
    const LabelMap& map_;
};

/// Distance of every pixel of the map to the nearest pixel of another class, at most `reach`.
Plane<float> distance_to_edge(const LabelMap& map, float reach) {
    Plane<std::uint8_t> even(map.size(), 1);
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            if ((x + 1 < map.width() && map.at(x, y) != map.at(x + 1, y)) ||
                (y + 1 < map.height() && map.at(x, y) != map.at(x, y + 1)))
                even.at(x, y) = 0;
    return distance_inside(even, reach);
}

bool is_craggy(int c) {
    return c == mountain || c == snow || c == rock || c == cloud;
}

class Roughener {
  public:
    Roughener(const LabelMap& map, Size size, Random random)
        : read_(map), height_(static_cast<float>(map.height())),
          texels_(420.0f / static_cast<float>(size.height)), u_(random.uniform(0, 512)),
          v_(random.uniform(0, 512)), wave_(random.uniform(0.003f, 0.008f) * height_),
          crag_(random.uniform(0.003f, 0.008f) * height_), jag_(random.uniform(0.004f, 0.009f) * height_) {}

    std::uint8_t operator()(float u, float v, float x, float y) const {
        const NoiseBank& bank = noise_bank();
        const float nu = x * texels_ + u_, nv = y * texels_ + v_;
        const float dx = wave_ * bank.mid(nu * 0.7f, nv * 0.7f),
                    dy = wave_ * bank.mid(nu * 0.7f + 251, nv * 0.7f + 97);
        const std::uint8_t still = read_(u, v);
        std::uint8_t c = read_(u + dx, v + dy);
        if ((still == water && is_air(c)) || (is_air(still) && c == water))
            return still;
        if (is_craggy(c) || is_craggy(still)) {
            const float d = crag_ * bank.mid(nu * 1.6f + 33, nv * 1.1f + 71);
            c = read_(u + dx + 0.7f * d, v + dy + d);
        }
        const float d = jag_ * bank.fine(nu * 1.3f, nv * 1.3f);
        const std::uint8_t jagged = read_(u + dx + 0.6f * d, v + dy + d);
        const bool leafy = c == forest || jagged == forest || c == flowers || jagged == flowers;
        return leafy ? jagged : c;
    }

    /// No pixel is taken from farther away.
    float reach() const { return 3.2f * (wave_ + crag_ + jag_) + 2; }

  private:
    MapReader read_;
    float height_, texels_, u_, v_, wave_, crag_, jag_;
};

} // namespace

Plane<std::uint8_t> natural_edges(const LabelMap& map, Size size, Random random) {
    const Roughener roughener(map, size, random);
    const MapReader read(map);
    const Plane<float> edge = distance_to_edge(map, roughener.reach() + 1);
    const float to_map_x = static_cast<float>(map.width()) / static_cast<float>(size.width);
    const float to_map_y = static_cast<float>(map.height()) / static_cast<float>(size.height);
    Plane<std::uint8_t> classes(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float fx = static_cast<float>(x) + 0.5f, fy = static_cast<float>(y) + 0.5f;
            const float u = fx * to_map_x, v = fy * to_map_y;
            const int mx = std::min(static_cast<int>(u), map.width() - 1),
                      my = std::min(static_cast<int>(v), map.height() - 1);
            classes.at(x, y) =
                edge.at(mx, my) > roughener.reach() ? read.at(mx, my) : roughener(u, v, fx, fy);
        }
    return classes;
}

} // namespace sinopia::landscape
