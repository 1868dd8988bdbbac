#include "dataset/landscape/terrain_view.h"

#include "dataset/landscape/brush.h"
#include "dataset/landscape/layout.h"
#include "dataset/landscape/painted.h"
#include "dataset/landscape/terrain.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sinopia::landscape {

namespace {

constexpr float focal = 1.05f;
constexpr float nearest = 0.9f;

/// The land sampled along the viewing columns, near to far: heights on a fan of rays.
class Fan {
  public:
    Fan(const Scene& scene, const Terrain& terrain)
        : scene_(scene), terrain_(terrain), columns_(scene.width()) {
        const float growth = 1 + 0.024f * std::sqrt(std::min(1.0f, 128 * scene.pitch()));
        for (float z = nearest; z < Terrain::far_end; z *= growth)
            distances_.push_back(z);
        per_step_ = 1 / std::log(growth);

        ground_.resize(distances_.size() * static_cast<std::size_t>(columns_));
        top_ = ground_;
        const float level = terrain.water_level();
        for (int i = 0; i < steps(); ++i)
            for (int x = 0; x < columns_; ++x) {
                const float wz = distance(i), wx = scene.x(x) * wz / focal;
                const float h = terrain.height(wx, wz);
                ground_[at(i, x)] = h;
                top_[at(i, x)] = h < level ? level : h + terrain.canopy(wx, wz, h);
            }
    }

    int steps() const { return static_cast<int>(distances_.size()); }
    float distance(int step) const { return distances_[static_cast<std::size_t>(step)]; }
    float ground(int step, int x) const { return ground_[at(step, x)]; }
    float top(int step, int x) const { return top_[at(step, x)]; }

    /// Rise to the right and away, per length.
    void slopes(int step, int x, float& right, float& away) const {
        const int x0 = std::max(0, x - 1), x1 = std::min(columns_ - 1, x + 1), i0 = std::max(0, step - 1),
                  i1 = std::min(steps() - 1, step + 1);
        const float z = distance(step);
        right = x1 > x0 ? (top(step, x1) - top(step, x0)) /
                              (static_cast<float>(x1 - x0) * scene_.pitch() * z / focal)
                        : 0;
        // Along a ray x changes too: take that part out.
        away = (top(i1, x) - top(i0, x)) / (distance(i1) - distance(i0)) - right * scene_.x(x) / focal;
    }

    /// The share of sunlight that crests nearer to the sun let through.
    float sunlit(int step, int x) const {
        const Vec3 l = scene_.air.sun_direction;
        const float z = distance(step), wx = scene_.x(x) * z / focal,
                    h = top(step, x) + 0.02f * z * scene_.pitch() * 8;
        float light = 1, t = z * 0.02f;
        for (int i = 0; i < 9; ++i, t *= 1.75f) {
            const float pz = z + l.z * t, px = wx + l.x * t;
            if (pz < 1 || pz > Terrain::far_end * 0.98f)
                break;
            const int column =
                rounded((px / pz * focal) / scene_.pitch() + 0.5f * static_cast<float>(columns_));
            if (column < 0 || column >= columns_)
                break;
            const int found =
                std::min(steps() - 1, static_cast<int>(std::log(pz / nearest) * per_step_ + 0.5f));
            const float over = top(found, column) - h - l.y * t;
            if (over > 0)
                light = std::min(light, 1 - clamp01(over / (0.06f * t + 0.01f)));
        }
        return light;
    }

  private:
    std::size_t at(int step, int x) const {
        return static_cast<std::size_t>(step) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(x);
    }

    const Scene& scene_;
    const Terrain& terrain_;
    int columns_;
    float per_step_ = 1;
    std::vector<float> distances_, ground_, top_;
};

class View {
  public:
    View(Scene& scene, const Terrain& terrain) : scene_(scene), terrain_(terrain), fan_(scene, terrain) {
        eye_ = 1 + std::max(terrain.height(0, 1.0f), terrain.water_level());
    }

    void run() {
        for (int x = 0; x < scene_.width(); ++x)
            march(x);
    }

  private:
    void march(int x) {
        int filled = scene_.height();
        float before = static_cast<float>(scene_.height()) + 1;
        for (int i = 0; i < fan_.steps() && filled > 0; ++i) {
            const float row =
                (scene_.horizon + (eye_ - fan_.top(i, x)) / fan_.distance(i) * focal) / scene_.pitch();
            const int upper = std::max(0, static_cast<int>(std::ceil(row - 0.5f)));
            for (int y = filled - 1; y >= upper; --y) {
                const float share = before - row > 1e-3f
                                        ? clamp01((before - static_cast<float>(y) - 0.5f) / (before - row))
                                        : 1;
                show(x, y, i, share);
            }
            filled = std::min(filled, upper);
            before = row;
        }
    }

    void show(int x, int y, int step, float share) {
        Surfel& s = scene_.pixels.at(x, y);
        const int back = std::max(0, step - 1);
        s.z = mix(fan_.distance(back), fan_.distance(step), share);
        s.x = scene_.x(x) * s.z / focal;
        s.depth = 0.02f / (focal / s.z + 0.012f);
        const float ground = mix(fan_.ground(back, x), fan_.ground(step, x), share);
        if (ground < terrain_.water_level()) {
            s.cls = water;
            return;
        }
        float right = 0, away = 0;
        fan_.slopes(step, x, right, away);
        s.cls = static_cast<std::uint8_t>(
            terrain_.surface(s.x, s.z, ground, std::sqrt(right * right + away * away)));
        s.normal = normalized({-right, 1, -away});
        s.sun = fan_.sunlit(step, x);
        s.ambient = 0.72f + 0.28f * s.normal.y;
        s.raised = s.cls == mountain || (s.cls == snow && s.z > 60);
    }

    Scene& scene_;
    const Terrain& terrain_;
    Fan fan_;
    float eye_ = 1;
};

/// Clouds, boulders and single trees, painted into the labels of the land.
class Objects {
  public:
    Objects(LabelMap& map, float horizon, Random random)
        : map_(map), brush_(map), random_(random), horizon_(horizon), wide_(brush_.wide()) {}

    void run() {
        clouds();
        for (int i = random_.pick({0.5f, 0.2f, 0.15f, 0.1f, 0.05f}); i > 0; --i)
            boulder();
        for (int i = random_.pick({0.42f, 0.2f, 0.16f, 0.13f, 0.09f}); i > 0; --i)
            tree();
    }

  private:
    void clouds() {
        const LabelMap land = map_;
        for (int i = random_.pick({0.26f, 0.24f, 0.2f, 0.18f, 0.12f}); i > 0; --i) {
            const float x = random_.uniform(0, wide_), y = random_.uniform(0.02f, 0.9f) * horizon_,
                        w = random_.uniform(0.06f, 0.32f);
            for (int j = 1 + random_.below(4); j > 0; --j)
                brush_.blob(random_, x + 0.6f * w * random_.normal(), y + 0.02f * random_.normal(),
                            w * random_.uniform(0.4f, 1), w * random_.uniform(0.12f, 0.4f), 0.18f, cloud);
        }
        for (std::size_t p = 0; p < map_.pixels().size(); ++p)
            if (!is_air(land.data()[p]))
                map_.data()[p] = land.data()[p];
    }

    int class_at(float x, float y) const {
        const float h = static_cast<float>(map_.height());
        return map_.at(std::clamp(static_cast<int>(x * h), 0, map_.width() - 1),
                       std::clamp(static_cast<int>(y * h), 0, map_.height() - 1));
    }

    void boulder() {
        const float x = random_.uniform(0, wide_), y = random_.uniform(horizon_ + 0.05f, 1),
                    s = 0.3f + 1.3f * (y - horizon_);
        const float rx = s * random_.uniform(0.03f, 0.12f), ry = s * random_.uniform(0.025f, 0.08f);
        if (!is_air(class_at(x, y - ry)) && !is_air(class_at(x - rx, y)) && !is_air(class_at(x + rx, y)))
            brush_.blob(random_, x, y, rx, ry, 0.12f, rock);
    }

    void tree() {
        const float foot = random_.uniform(horizon_ + 0.01f, std::min(1.05f, horizon_ + 0.45f));
        const float h = (0.3f + 1.6f * (foot - horizon_)) * random_.uniform(0.2f, 0.5f),
                    x = random_.uniform(0, wide_), w = h * random_.uniform(0.25f, 0.5f);
        const int soil = class_at(x, foot);
        if (is_air(soil) || (soil == water && random_.chance(0.8f)) || soil == path)
            return;
        brush_.blob(random_, x, foot - 0.54f * h, w, 0.46f * h, 0.08f, forest);
        brush_.where(foot - 0.3f * h, foot, forest,
                     [&](float px, float) { return std::fabs(px - x) < std::max(0.006f, 0.1f * w); });
    }

    LabelMap& map_;
    Brush brush_;
    Random random_;
    float horizon_, wide_;
};

} // namespace

Scene terrain_scene(Size size, const LandscapeStyle& style, std::uint64_t seed) {
    Scene scene;
    scene.seed = seed;
    scene.style = style;
    Random random = scene.random(1);
    scene.air = make_atmosphere(style, random);
    scene.horizon = random.uniform(0.30f, 0.58f);
    scene.pixels = Plane<Surfel>(size);
    const Terrain terrain(style, random.next());
    View(scene, terrain).run();
    LabelMap map(size);
    for (std::size_t i = 0; i < map.pixels().size(); ++i)
        map.data()[i] = scene.pixels.data()[i].cls;
    map = majority(map, std::max(1, static_cast<int>(0.012f / scene.pitch())));
    Objects(map, scene.horizon, scene.random(30)).run();
    for (std::size_t i = 0; i < map.pixels().size(); ++i)
        scene.pixels.data()[i].cls = static_cast<std::uint8_t>(map.data()[i]);
    raise_boulders(scene);
    return scene;
}

} // namespace sinopia::landscape
