#include "dataset/landscape/lighting.h"

#include "dataset/landscape/noise_bank.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

bool stands(const Surfel& s) {
    return s.cls == forest || s.cls == rock;
}

bool receives(const Surfel& s) {
    return !s.fixed && (s.cls >= snow && s.cls != rock && s.cls != forest && s.cls != water);
}

Vec3 lit(const Atmosphere& air, const Surfel& s) {
    float facing = dot(s.normal, air.sun_direction);
    if (s.foliage)
        facing = 0.85f * std::max(facing, 0.0f) +
                 0.22f * clamp01(0.6f - facing * 0.4f) * clamp01(air.sun_direction.z + 0.3f) + 0.05f;
    const Vec3 direct = air.sun * (std::max(facing, 0.0f) * s.sun);
    const Vec3 around = mix(air.bounce, air.ambient, 0.5f + 0.5f * s.normal.y) * s.ambient;
    return s.albedo * (direct + around);
}

} // namespace

void cast_shadows(Scene& scene) {
    const Vec3 l = scene.air.sun_direction;
    const float steep = std::max(l.y, 0.12f);
    // A ray to the sun crosses the picture sideways, up, and (sun in front) towards the horizon.
    Vec3 across{l.x, -steep - 0.35f * l.z, 0};
    const float length = std::sqrt(across.x * across.x + across.y * across.y);
    across = across * (1 / std::max(length, 0.05f));
    Plane<float> shade(scene.pixels.size());
    bool any = false;
    for (int y = 0; y < scene.height(); ++y) {
        const float below = scene.y(y) - scene.horizon;
        if (below < -0.02f)
            continue;
        const float reach = (0.02f + 0.45f * below) * std::min(2.0f, 0.6f + 0.35f / steep) / scene.pitch();
        for (int x = 0; x < scene.width(); ++x) {
            if (!receives(scene.pixels.at(x, y)))
                continue;
            for (int i = 1; i <= 8; ++i) {
                const float t = reach * static_cast<float>(i * i) / 64.0f + 0.7f;
                const int px = x + rounded(across.x * t), py = y + rounded(across.y * t);
                if (px < 0 || py < 0 || px >= scene.width() || py >= scene.height() ||
                    !stands(scene.pixels.at(px, py)))
                    continue;
                shade.at(x, y) = 1 - 0.5f * static_cast<float>(i) / 8;
                any = true;
                break;
            }
        }
    }
    if (!any)
        return;
    box_blur(shade, std::max(1, static_cast<int>(0.006f / scene.pitch())), 2);
    for (std::size_t i = 0; i < shade.pixels().size(); ++i) {
        Surfel& s = scene.pixels.data()[i];
        if (!receives(s))
            continue;
        s.sun *= 1 - 0.85f * clamp01(shade.data()[i]);
        s.ambient *= 1 - 0.40f * clamp01(shade.data()[i]);
    }
}

Radiance light_scene(const Scene& scene) {
    Radiance light(scene.pixels.size());
    for (int y = 0; y < scene.height(); ++y) {
        for (int x = 0; x < scene.width(); ++x) {
            const Surfel& s = scene.pixels.at(x, y);
            Vec3 d = scene.ray(x, y);
            if (is_air(s.cls)) {
                light.at(x, y) = sky_color(scene.air, d, true);
                continue;
            }
            if (s.cls == water)
                continue;
            const float through = std::exp(-s.depth * scene.air.haze);
            d.y = 0.03f;
            light.at(x, y) =
                mix(sky_color(scene.air, normalized(d), false) * 0.92f, lit(scene.air, s), through);
        }
    }
    return light;
}

void plant_flowers(Scene& scene) {
    static const Vec3 colors[] = {{0.72f, 0.06f, 0.20f}, {0.85f, 0.58f, 0.03f}, {0.34f, 0.14f, 0.62f},
                                  {0.78f, 0.07f, 0.03f}, {0.72f, 0.66f, 0.52f}, {0.80f, 0.30f, 0.48f},
                                  {0.18f, 0.22f, 0.66f}};
    Random random = scene.random(7);
    const NoiseBank& bank = noise_bank();
    const Vec3 kinds[3] = {colors[random.below(7)], colors[random.below(7)], colors[random.below(7)]};
    const float u0 = random.uniform(0, 512), pitch = scene.pitch(), size = random.uniform(0.7f, 1.3f);
    const float thick = random.uniform(0.55f, 0.85f);
    float y = 0;
    while (y < 1) {
        const float below = std::max(0.0f, y - scene.horizon), scale = (0.007f + 0.045f * below) * size;
        for (float x = scene.x(0) + random.uniform() * scale; x < scene.x(scene.width() - 1);
             x += scale * random.uniform(0.5f, 1.3f)) {
            const float px = x / pitch + 0.5f * static_cast<float>(scene.width()),
                        py = (y + scale * random.uniform(-0.4f, 0.4f)) / pitch;
            const int ix = static_cast<int>(px), iy = static_cast<int>(py);
            const bool grows = random.chance(thick);
            const int stray = random.chance(0.12f) ? random.below(3) : -1;
            if (!grows || ix < 0 || iy < 0 || ix >= scene.width() || iy >= scene.height() ||
                scene.pixels.at(ix, iy).cls != flowers)
                continue;
            const float distance = ground_distance(y - scene.horizon);
            const float patch = bank.soft(x * distance * 14 + u0, distance * 14 + u0);
            const Vec3 color = kinds[stray >= 0 ? stray : patch > 0.35f ? 0 : patch < -0.5f ? 1 : 2];
            const float radius = std::max(0.55f, 0.24f * scale / pitch) * random.uniform(0.8f, 1.25f);
            const Vec3 tone = color * random.uniform(0.8f, 1.15f);
            for (int j = static_cast<int>(py - radius); j <= static_cast<int>(py + radius); ++j)
                for (int i = static_cast<int>(px - radius); i <= static_cast<int>(px + radius); ++i) {
                    const float dx = (static_cast<float>(i) + 0.5f - px) / radius,
                                dy = (static_cast<float>(j) + 0.5f - py) / (0.8f * radius);
                    if (i < 0 || j < 0 || i >= scene.width() || j >= scene.height() ||
                        dx * dx + dy * dy > 1.1f || scene.pixels.at(i, j).cls != flowers)
                        continue;
                    Surfel& s = scene.pixels.at(i, j);
                    s.albedo = tone * (1.08f - 0.2f * dy);
                    s.normal = normalized({0.4f * dx, 0.85f, -0.45f});
                    s.ambient = 1;
                }
        }
        y += 0.55f * scale;
    }
}

} // namespace sinopia::landscape
