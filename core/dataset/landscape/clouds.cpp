#include "dataset/landscape/lighting.h"
#include "dataset/landscape/noise_bank.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

/// The clouds as a pile of round puffs, larger where the region is thick.
class Clouds {
  public:
    explicit Clouds(const Scene& scene)
        : scene_(scene), random_(scene.random(8)), inside_(scene.pixels.size()),
          height_(scene.pixels.size()) {
        for (std::size_t i = 0; i < inside_.pixels().size(); ++i)
            any_ |= (inside_.data()[i] = scene.pixels.data()[i].cls == cloud) != 0;
        softness_ = random_.chance(0.3f) ? random_.uniform(0.014f, 0.026f) : random_.uniform(0.006f, 0.013f);
        u_ = random_.uniform(0, 512);
    }

    bool any() const { return any_; }

    void paint(Radiance& light) {
        edge_ = signed_distance(inside_, 0.16f / scene_.pitch());
        pile();
        box_blur(height_, std::max(1, static_cast<int>(0.004f / scene_.pitch())), 1);
        for (int y = 0; y < scene_.height(); ++y)
            for (int x = 0; x < scene_.width(); ++x)
                if (is_air(scene_.pixels.at(x, y).cls) && edge_.at(x, y) > -0.05f / scene_.pitch())
                    blend(light.at(x, y), x, y);
    }

  private:
    void pile() {
        const float pitch = scene_.pitch(), step = 0.016f / pitch;
        for (float y = 0; y < static_cast<float>(scene_.height()); y += step)
            for (float x = 0; x < static_cast<float>(scene_.width()); x += step) {
                const float px = x + step * random_.uniform(), py = y + step * random_.uniform(),
                            grow = random_.uniform(0.5f, 1.0f);
                const int ix = static_cast<int>(px), iy = static_cast<int>(py);
                if (ix >= scene_.width() || iy >= scene_.height() || !inside_.at(ix, iy))
                    continue;
                const float room = edge_.at(ix, iy) * pitch;
                puff(px, py, std::min(0.075f, 0.009f + grow * 0.8f * room) / pitch,
                     std::sqrt(room * 0.12f) / pitch);
            }
    }

    void puff(float cx, float cy, float radius, float lift) {
        const int x0 = std::max(0, static_cast<int>(cx - radius)),
                  x1 = std::min(scene_.width() - 1, static_cast<int>(cx + radius));
        const int y0 = std::max(0, static_cast<int>(cy - radius)),
                  y1 = std::min(scene_.height() - 1, static_cast<int>(cy + radius));
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x) {
                const float dx = static_cast<float>(x) + 0.5f - cx, dy = static_cast<float>(y) + 0.5f - cy;
                const float d = radius * radius - dx * dx - dy * dy;
                if (d > 0)
                    height_.at(x, y) = std::max(height_.at(x, y), lift + std::sqrt(d));
            }
    }

    void blend(Vec3& light, int x, int y) const {
        const NoiseBank& bank = noise_bank();
        const Atmosphere& air = scene_.air;
        const float pitch = scene_.pitch(), fx = scene_.x(x), fy = scene_.y(y);
        const float n = bank.mid(fx * 330 + u_, fy * 330 + u_), wide = bank.soft(fx * 260 + u_, fy * 260);
        const float inside = edge_.at(x, y) * pitch + softness_ * (0.55f * n + 0.5f * wide);
        const float cover = smoothstep(-softness_, softness_ * 1.3f, inside);
        if (cover <= 0)
            return;
        const float dx = 0.5f * (height(x + 1, y) - height(x - 1, y)),
                    dy = 0.5f * (height(x, y + 1) - height(x, y - 1));
        const Vec3 normal = bumped({0, 0.15f, -0.9f}, dx * 0.8f + 0.10f * n, dy * 0.8f + 0.08f * wide);
        const float facing = dot(normal, air.sun_direction);
        const float direct = clamp01(0.40f + 0.60f * facing);
        // Against the sun the thin edges glow, the thick middle stays dark.
        const float against = clamp01(dot(scene_.ray(x, y), air.sun_direction));
        const float thin = 1 - clamp01(inside / 0.05f);
        const float rim = against * against * against * thin;
        const Vec3 low = mix(air.horizon, air.ambient, 0.55f);
        Vec3 color = air.sun * (0.08f + 0.36f * direct + 0.5f * rim) + low * (0.72f + 0.22f * normal.y);
        color *= (0.95f + 0.06f * wide) * (scene_.style.weather == storm ? 0.6f : 1.0f);
        const float far = clamp01(1 - (scene_.horizon - fy) * 4);
        color = mix(color, light, 0.15f + 0.35f * far * far);
        light = mix(light, color, cover * (0.93f + 0.07f * (1 - thin)));
    }

    float height(int x, int y) const {
        return height_.at(std::clamp(x, 0, scene_.width() - 1), std::clamp(y, 0, scene_.height() - 1));
    }

    const Scene& scene_;
    Random random_;
    Plane<std::uint8_t> inside_;
    Plane<float> height_, edge_;
    float softness_ = 0, u_ = 0;
    bool any_ = false;
};

} // namespace

void paint_clouds(const Scene& scene, Radiance& light) {
    Clouds clouds(scene);
    if (clouds.any())
        clouds.paint(light);
}

} // namespace sinopia::landscape
