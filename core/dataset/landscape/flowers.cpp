#include "dataset/landscape/lighting.h"
#include "dataset/landscape/noise_bank.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

/// Flowers in drifts of three kinds.
class FlowerBed {
  public:
    explicit FlowerBed(Scene& scene) : scene_(scene), random_(scene.random(7)) {
        static const Vec3 colors[] = {{0.72f, 0.06f, 0.20f}, {0.85f, 0.58f, 0.03f}, {0.34f, 0.14f, 0.62f},
                                      {0.78f, 0.07f, 0.03f}, {0.72f, 0.66f, 0.52f}, {0.80f, 0.30f, 0.48f},
                                      {0.18f, 0.22f, 0.66f}};
        for (Vec3& kind : kinds_)
            kind = colors[random_.below(7)];
        u_ = random_.uniform(0, 512);
        size_ = random_.uniform(0.7f, 1.3f);
        density_ = random_.uniform(0.55f, 0.85f);
    }

    void plant() {
        const float left = scene_.x(0), right = scene_.x(scene_.width() - 1), pitch = scene_.pitch();
        for (float y = 0; y < 1;) {
            const float spacing = (0.007f + 0.045f * std::max(0.0f, y - scene_.horizon)) * size_;
            for (float x = left + random_.uniform() * spacing; x < right;
                 x += spacing * random_.uniform(0.5f, 1.3f)) {
                const float px = x / pitch + 0.5f * static_cast<float>(scene_.width());
                const float py = (y + spacing * random_.uniform(-0.4f, 0.4f)) / pitch;
                const bool grows = random_.chance(density_);
                const int stray = random_.chance(0.12f) ? random_.below(3) : -1;
                if (grows && flower_bed(static_cast<int>(px), static_cast<int>(py)))
                    draw(px, py, spacing / pitch, kind_at(x, y, stray));
            }
            y += 0.55f * spacing;
        }
    }

  private:
    bool flower_bed(int x, int y) const {
        return x >= 0 && y >= 0 && x < scene_.width() && y < scene_.height() &&
               scene_.pixels.at(x, y).cls == flowers;
    }

    Vec3 kind_at(float x, float y, int stray) const {
        const float distance = ground_distance(y - scene_.horizon);
        const float patch = noise_bank().soft(x * distance * 14 + u_, distance * 14 + u_);
        return kinds_[stray >= 0 ? stray : patch > 0.35f ? 0 : patch < -0.5f ? 1 : 2];
    }

    void draw(float px, float py, float spacing, Vec3 color) {
        const float radius = std::max(0.55f, 0.24f * spacing) * random_.uniform(0.8f, 1.25f);
        const Vec3 tone = color * random_.uniform(0.8f, 1.15f);
        for (int y = static_cast<int>(py - radius); y <= static_cast<int>(py + radius); ++y)
            for (int x = static_cast<int>(px - radius); x <= static_cast<int>(px + radius); ++x) {
                const float dx = (static_cast<float>(x) + 0.5f - px) / radius,
                            dy = (static_cast<float>(y) + 0.5f - py) / (0.8f * radius);
                if (dx * dx + dy * dy > 1.1f || !flower_bed(x, y))
                    continue;
                Surfel& s = scene_.pixels.at(x, y);
                s.albedo = tone * (1.08f - 0.2f * dy);
                s.normal = normalized({0.4f * dx, 0.85f, -0.45f});
                s.ambient = 1;
            }
    }

    Scene& scene_;
    Random random_;
    Vec3 kinds_[3];
    float u_ = 0, size_ = 1, density_ = 0.7f;
};

} // namespace

void plant_flowers(Scene& scene) {
    const auto blooms = [](const Surfel& s) { return s.cls == flowers; };
    if (std::any_of(scene.pixels.pixels().begin(), scene.pixels.pixels().end(), blooms))
        FlowerBed(scene).plant();
}

} // namespace sinopia::landscape
