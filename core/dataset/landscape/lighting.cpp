#include "dataset/landscape/lighting.h"

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

} // namespace sinopia::landscape
