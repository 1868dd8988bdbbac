#include "dataset/landscape/lighting.h"
#include "dataset/landscape/noise_bank.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

class Water {
  public:
    explicit Water(const Scene& scene) : scene_(scene), random_(scene.random(9)) {
        static const Vec3 depths[] = {{0.012f, 0.060f, 0.085f},
                                      {0.010f, 0.085f, 0.090f},
                                      {0.022f, 0.050f, 0.060f},
                                      {0.020f, 0.095f, 0.125f}};
        deep_ = depths[random_.below(4)] * random_.uniform(0.7f, 1.3f);
        rough_ = random_.uniform(0.15f, 1.0f) * (scene.style.weather == storm ? 1.6f : 1.0f);
        u_ = random_.uniform(0, 512);
        v_ = random_.uniform(0, 512);
    }

    void paint(Radiance& light) {
        Plane<std::uint8_t> open(scene_.pixels.size());
        bool any = false;
        for (std::size_t i = 0; i < open.pixels().size(); ++i) {
            const Surfel& s = scene_.pixels.data()[i];
            any |= s.cls == water;
            const bool shore =
                s.cls == sand || s.cls == rock || s.cls == grass || s.cls == path || s.cls == snow;
            open.data()[i] = !shore;
        }
        if (!any)
            return;
        shore_ = distance_inside(open, 0.08f / scene_.pitch());
        for (int x = 0; x < scene_.width(); ++x)
            paint_column(light, x);
    }

  private:
    void paint_column(Radiance& light, int x) {
        for (int y = 0; y < scene_.height(); ++y) {
            if (scene_.pixels.at(x, y).cls != water)
                continue;
            if (y == 0 || scene_.pixels.at(x, y - 1).cls != water) {
                top_ = y;
                unroll(x);
            }
            light.at(x, y) = color(light, x, y);
        }
    }

    /// The rows that the mirror shows downwards from the water's upper end. What stands is seen in full
    /// height; level ground is seen from so low that little of it remains.
    void unroll(int x) {
        rows_.clear();
        float share = 0;
        for (int y = top_ - 1; y >= 0; --y) {
            const Surfel& s = scene_.pixels.at(x, y);
            const bool level = s.cls == grass || s.cls == sand || s.cls == path || s.cls == flowers ||
                               s.cls == water || (s.cls == snow && s.normal.y > 0.9f);
            share += level ? 0.16f : 1.0f;
            if (share < 1)
                continue;
            share -= 1;
            rows_.push_back(y);
        }
    }

    /// What the mirror shows `at` pixels under the water's upper end.
    Vec3 mirrored(const Radiance& light, int x, int y, float at, float sway) const {
        const int index = std::max(0, rounded(at)),
                  column = std::clamp(x + rounded(sway), 0, scene_.width() - 1);
        if (index < static_cast<int>(rows_.size())) {
            const int row = rows_[static_cast<std::size_t>(index)];
            if (scene_.pixels.at(column, row).cls != water)
                return light.at(column, row);
        }
        Vec3 d = scene_.ray(x, y);
        d.y = std::fabs(d.y) + 0.02f;
        return sky_color(scene_.air, normalized(d), false);
    }

    Vec3 color(const Radiance& light, int x, int y) const {
        const NoiseBank& bank = noise_bank();
        const Surfel& s = scene_.pixels.at(x, y);
        const float below = std::max(0.0f, scene_.y(y) - scene_.horizon), foot = s.z * s.z * scene_.pitch();
        const float pu = s.x * 30 + u_, pv = s.z * 62 + v_;
        const float fade = clamp01(1.25f - foot * 0.55f);
        float wave = 0.6f * bank.soft(s.x * 9 + v_, s.z * 24 + u_) + fade * bank.mid(pu, pv) +
                     0.7f * fade * fade * bank.mid(pu * 2.7f, pv * 2.7f);
        // Far away, where waves are finer than pixels, only streaks of wind remain.
        wave += (1 - fade) * 0.55f * bank.soft(scene_.x(x) * 60 + u_, scene_.y(y) * 1500 + v_);
        const float tilt = fade * bank.mid(pu + 1.3f, pv) - fade * bank.mid(pu - 1.3f, pv);
        const float strength = rough_ * (0.0035f + 0.030f * below) / scene_.pitch();
        const float sway = strength * wave;
        const float at = static_cast<float>(y - top_);
        Vec3 mirror = mirrored(light, x, y, at + 1.5f * sway, 0.8f * tilt * strength) * 0.6f;
        mirror +=
            mirrored(light, x, y, at + 0.4f * sway + 0.8f + 1.5f * strength, -0.5f * tilt * strength) * 0.4f;
        Vec3 d = scene_.ray(x, y);
        const float slope = 0.13f * rough_ * wave;
        const float grazing = clamp01(1 - std::max(0.0f, -d.y * 1.15f + 0.03f + 0.5f * slope));
        const float g2 = grazing * grazing, fresnel = clamp01(0.07f + 0.90f * g2 * grazing);
        Vec3 body = deep_ *
                    (luminance(scene_.air.sun) * 0.32f * std::max(0.15f, scene_.air.sun_direction.y) +
                     luminance(scene_.air.ambient) * 1.1f) *
                    mix(gray(1), scene_.air.ambient * (1 / (luminance(scene_.air.ambient) + 1e-4f)), 0.4f);
        Vec3 out = mix(body * (1 + 0.25f * slope), mirror * 0.96f, fresnel);
        out += glitter(d, wave, tilt, fade);
        out = add_foam(out, s, x, y, wave);
        const float through = std::exp(-s.depth * scene_.air.haze * 0.8f);
        d.y = 0.03f;
        return mix(sky_color(scene_.air, normalized(d), false) * 0.92f, out, through);
    }

    Vec3 glitter(Vec3 d, float wave, float tilt, float fade) const {
        const Vec3 normal = normalized({0.22f * tilt + 0.02f * wave, 1, 0.10f * rough_ * wave - 0.03f});
        const Vec3 half = normalized(scene_.air.sun_direction - d);
        const float h = clamp01(dot(half, normal));
        const float spark = std::exp((h - 1) * mix(90.0f, 260.0f, fade));
        return scene_.air.sun *
               (spark * (0.5f + 0.8f * clamp01(wave)) * 0.9f * (1 - scene_.air.cover * 0.8f) *
                clamp01(1.35f - 1.5f * scene_.air.sun_direction.y));
    }

    Vec3 add_foam(Vec3 color, const Surfel& s, int x, int y, float wave) const {
        const float away = shore_.at(x, y) * scene_.pitch(),
                    below = std::max(0.0f, scene_.y(y) - scene_.horizon);
        const float reach = 0.002f + 0.022f * below;
        if (away > 2 * reach)
            return color;
        const float lap = noise_bank().mid(s.x * 50 + v_, s.z * 50 + u_);
        const float foam =
            smoothstep(0.35f, 1.0f, 1.15f - away / reach + 0.35f * lap) * (0.08f + 0.40f * rough_);
        const Vec3 white =
            (scene_.air.sun * std::max(0.2f, scene_.air.sun_direction.y) * 0.7f + scene_.air.ambient) * 0.62f;
        const float shallow = 0.35f * clamp01(1.4f - away / (1.6f * reach));
        color = mix(color, color + white * Vec3{0.12f, 0.24f, 0.22f}, shallow);
        return mix(color, white * (1 + 0.05f * wave), clamp01(foam));
    }

    const Scene& scene_;
    Random random_;
    Plane<float> shore_;
    Vec3 deep_;
    std::vector<int> rows_;
    int top_ = 0;
    float rough_ = 0, u_ = 0, v_ = 0;
};

} // namespace

void reflect_water(const Scene& scene, Radiance& light) {
    Water(scene).paint(light);
}

} // namespace sinopia::landscape
