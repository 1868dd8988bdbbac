#include "dataset/landscape/materials.h"

#include "dataset/landscape/noise_bank.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

/// Textures of one scene: each class reads the noises at its own scene-dependent place.
class Materials {
  public:
    explicit Materials(Scene& scene) : scene_(scene), bank_(noise_bank()), palette_(make_palette(scene)) {
        Random random = scene.random(5);
        u_ = random.uniform(0, 512);
        v_ = random.uniform(0, 512);
        dune_ = random.chance(0.6f) ? random.uniform(0.05f, 0.22f) : 0.02f;
        dune_turn_ = random.uniform(-0.5f, 0.5f);
        lush_ = random.uniform(0, 1);
        alpine_ = scene.style.season == winter ? 0.1f : random.uniform(0, 1);
        tuft_ = random.uniform(0.6f, 1.4f);
        passing_ = scene.style.weather == clear && random.chance(0.5f) ? random.uniform(0.2f, 0.75f) : 0;
    }

    /// Shadows of clouds that drift over the land.
    void shade(Surfel& s) const {
        if (passing_ <= 0 || s.fixed || is_air(s.cls) || s.cls == water)
            return;
        const float n = bank_.soft(s.x * 1.7f + v_ + 200, s.z * 2.3f + u_) +
                        0.5f * bank_.soft(s.x * 0.3f + u_, s.z * 0.4f + v_ + 90);
        s.sun *= 1 - passing_ * smoothstep(0.1f, 0.9f, n);
    }

    void paint(Surfel& s, int x, int y) const {
        switch (s.cls) {
        case mountain:
            return paint_mountain(s, x, y);
        case snow:
            return paint_snow(s, x, y);
        case hill:
            return paint_hill(s, x, y);
        case sand:
            return paint_sand(s);
        case rock:
            return paint_rock(s, x, y);
        case path:
            return paint_path(s);
        case grass:
        case flowers:
            return paint_grass(s, x, y);
        default:
            return;
        }
    }

  private:
    /// Three octaves of noise on the ground, each fading out where it is finer than the pixels.
    float ground(const Surfel& s, float scale) const {
        const float coarse = 1 / scale;
        float sum = 0.55f * bank_.soft(s.x * 16 * coarse + u_, s.z * 16 * coarse + v_);
        const float foot = s.z * scene_.pitch();
        const float middle = clamp01(1.6f - foot * std::sqrt(s.z) * 3 * coarse);
        if (middle > 0)
            sum += 0.4f * middle * bank_.mid(s.x * 34 * coarse + v_, s.z * 34 * coarse + u_);
        const float near = clamp01(1.6f - foot * std::sqrt(s.z) * 9 * coarse);
        if (near > 0)
            sum += 0.4f * near * bank_.mid(s.x * 130 * coarse + u_, s.z * 130 * coarse + v_);
        return sum;
    }

    float screen(const NoiseTable& table, int x, int y, float texels, float shift) const {
        const float scale = texels * scene_.pitch();
        return table(static_cast<float>(x) * scale + u_ + shift, static_cast<float>(y) * scale + v_ + shift);
    }

    Vec3 frosted(Vec3 color, float n, float up) const {
        if (palette_.frost <= 0)
            return color;
        return mix(color, gray(0.78f), smoothstep(0.0f, 1.0f, palette_.frost + 0.14f * n) * up);
    }

    void paint_mountain(Surfel& s, int x, int y) const {
        const float n = screen(bank_.mid, x, y, 300, 0), wide = screen(bank_.soft, x, y, 120, 60);
        const float strata = 0.06f * bank_.soft(scene_.x(x) * 30 + u_, scene_.y(y) * 500 + v_);
        Vec3 stone = palette_.rock * (1 + 0.12f * n + 0.10f * wide + strata);
        stone = mix(stone, stone * Vec3{1.12f, 0.98f, 0.86f}, clamp01(0.5f + 0.4f * wide));
        const float low = clamp01((scene_.y(y) - scene_.horizon) / 0.20f + 0.95f);
        const float green =
            smoothstep(0.45f, 1.1f, alpine_ * (0.25f + 0.9f * low) + 0.45f * (s.normal.y - 0.5f) + 0.18f * n);
        Vec3 meadow = mix(palette_.conifer * 1.3f, mix(palette_.grass, palette_.dry_grass, 0.35f) * 0.75f,
                          clamp01(0.5f + 0.5f * wide));
        s.albedo = frosted(mix(stone, meadow, green), n + wide * 0.5f, 0.7f);
    }

    void paint_snow(Surfel& s, int x, int y) const {
        const float n = screen(bank_.mid, x, y, 260, 31);
        if (s.raised) {
            const float bare = smoothstep(0.45f, 1.0f, (1 - s.normal.y) * 0.8f + 0.22f * n) * 0.75f;
            s.albedo = mix(gray(0.86f), palette_.rock, bare);
            return;
        }
        const float drift = bank_.soft(s.x * 18 + u_, s.z * 26 + v_);
        const float slope = bank_.soft(s.x * 18 + 2 + u_, s.z * 26 + v_) - drift;
        const float fine = ground(s, 0.6f);
        s.normal = normalized(s.normal + Vec3{-2.4f * slope - 0.08f * fine, 0, -0.12f - 0.40f * drift});
        s.albedo = gray(0.66f + 0.04f * fine + 0.03f * drift) * Vec3{0.99f, 1.0f, 1.03f};
    }

    void paint_hill(Surfel& s, int x, int y) const {
        const float n = screen(bank_.mid, x, y, 340, 13), wide = screen(bank_.soft, x, y, 90, 77);
        const float speck = bank_.fine(scene_.x(x) * 420 + u_, scene_.y(y) * 560 + v_);
        Vec3 color =
            mix(palette_.grass, palette_.dry_grass, clamp01(0.30f + 0.28f * wide + 0.06f * n)) * 0.92f;
        // Woods gather in hollows and on northern slopes, with single trees round them.
        const float wood =
            smoothstep(0.2f, 1.5f, 0.75f * wide + 0.30f * n + 0.35f * speck + 0.9f * lush_ - 0.45f);
        color = mix(color, palette_.conifer * 1.2f + palette_.broadleaf * 0.3f, wood * 0.85f);
        s.ambient *= 1 - 0.22f * wood;
        s.albedo = frosted(color * (1 + 0.07f * n + 0.05f * speck), n, 0.9f);
    }

    void paint_grass(Surfel& s, int x, int y) const {
        const float n = ground(s, 1), wide = bank_.soft(s.x * 5 + v_, s.z * 5 + u_);
        const float near = clamp01(1.5f - s.z * 0.16f);
        const float blade = bank_.fine(scene_.x(x) * 900 + u_, scene_.y(y) * 330 + v_);
        const float tuft = bank_.cell(s.x * 60 + u_, s.z * 60 + v_) - 0.45f;
        Vec3 color = mix(palette_.grass, palette_.dry_grass,
                         clamp01(0.20f + 0.25f * (1 - lush_) + 0.22f * wide + 0.14f * n));
        color *= 1 + 0.16f * n + near * tuft_ * (0.13f * blade - 0.35f * tuft);
        color = mix(color, palette_.soil * 1.6f, 0.3f * smoothstep(0.9f, 1.7f, n - wide * 0.3f));
        s.normal = normalized(s.normal + Vec3{0.10f * blade * near + 0.10f * n, 0, -0.35f - 0.10f * wide});
        s.ambient *= 1 - 0.22f * near * clamp01(tuft * 2 + 0.2f);
        s.albedo = frosted(color, n, 1);
        s.foliage = true;
    }

    void paint_sand(Surfel& s) const {
        const float n = ground(s, 1.3f);
        const float bend = 1.4f * bank_.soft(s.x * 7 + u_, s.z * 7 + v_);
        const float near = clamp01(2.2f - s.z * 0.22f);
        const float phase = (s.z + s.x * dune_turn_) * 7.5f + 2.6f * bend;
        const float ripple = dune_ * near * std::cos(phase);
        s.normal =
            normalized(s.normal + Vec3{-ripple * dune_turn_ - 0.05f * n, 0, -ripple * 1.2f - 0.06f * bend});
        s.albedo = frosted(palette_.sand * (1 + 0.05f * n + 0.05f * bend + 0.25f * ripple), n, 0.8f);
    }

    void paint_rock(Surfel& s, int x, int y) const {
        float u = 0, v = 0;
        upright_texels(scene_, x, y, u, v);
        u += u_;
        v += v_;
        const auto read = [&](const NoiseTable& table, float texels, float shift) {
            return table(u * texels + shift, v * texels + shift);
        };
        const float n = read(bank_.mid, 300, 9), wide = read(bank_.soft, 110, 5);
        const float tilt = read(bank_.facet, 120, 40), other = read(bank_.facet, 120, 211);
        const float crack = smoothstep(0.13f, 0.0f, std::fabs(read(bank_.mid, 75, 88)));
        s.normal =
            normalized(s.normal + Vec3{0.35f * tilt, 0.30f * other, 0} + Vec3{0.07f * n, 0.07f * wide, 0});
        Vec3 color = palette_.rock * (1.05f + 0.14f * n + 0.12f * wide);
        const float moss = smoothstep(0.55f, 1.0f, s.normal.y * 0.8f + 0.25f * wide) * lush_ * 0.6f;
        color = mix(color, palette_.grass * 0.8f, moss);
        s.ambient *= 1 - 0.45f * crack;
        s.sun *= 1 - 0.4f * crack;
        s.albedo = frosted(color, n, clamp01(s.normal.y * 1.4f));
    }

    void paint_path(Surfel& s) const {
        const float n = ground(s, 0.7f), near = clamp01(1.6f - s.z * 0.2f);
        const float stones = bank_.cell(s.x * 110 + u_, s.z * 110 + v_) - 0.45f;
        s.albedo = frosted(palette_.path * (1 + 0.14f * n - 0.35f * near * stones), n, 0.8f);
        s.normal = normalized(s.normal + Vec3{0.08f * n, 0, -0.10f});
    }

    Scene& scene_;
    const NoiseBank& bank_;
    Palette palette_;
    float passing_ = 0; ///< strength of the shadows of clouds on the land
    float u_ = 0, v_ = 0, dune_ = 0, dune_turn_ = 0, lush_ = 0, alpine_ = 0, tuft_ = 1;
};

} // namespace

void apply_materials(Scene& scene) {
    const Materials materials(scene);
    for (int y = 0; y < scene.height(); ++y)
        for (int x = 0; x < scene.width(); ++x) {
            Surfel& s = scene.pixels.at(x, y);
            materials.shade(s);
            if (!s.fixed)
                materials.paint(s, x, y);
        }
}

} // namespace sinopia::landscape
