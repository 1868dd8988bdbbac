#include "dataset/landscape/atmosphere.h"

#include "dataset/landscape/noise_bank.h"

namespace sinopia {

const LandscapeStyleNames& landscape_styles() {
    static const LandscapeStyleNames names{{"noon", "morning", "golden hour", "sunset", "dusk", "moonlight"},
                                           {"summer", "autumn", "winter", "spring"},
                                           {"clear", "hazy", "overcast", "storm"}};
    return names;
}

namespace landscape {

namespace {

struct LightPreset {
    float elevation_low, elevation_high; // degrees
    Vec3 sun, ambient, zenith, middle, horizon, glow;
    float disc;
};

const LightPreset presets[] = {
    {38,
     62,
     {3.0f, 2.85f, 2.6f},
     {0.50f, 0.66f, 0.95f},
     {0.075f, 0.20f, 0.52f},
     {0.20f, 0.42f, 0.76f},
     {0.56f, 0.74f, 0.90f},
     {0.5f, 0.48f, 0.42f},
     0},
    {20,
     36,
     {2.9f, 2.5f, 1.95f},
     {0.48f, 0.60f, 0.82f},
     {0.12f, 0.27f, 0.56f},
     {0.33f, 0.52f, 0.76f},
     {0.82f, 0.84f, 0.80f},
     {0.8f, 0.7f, 0.5f},
     6},
    {9,
     18,
     {3.0f, 1.80f, 0.85f},
     {0.46f, 0.46f, 0.56f},
     {0.13f, 0.24f, 0.46f},
     {0.50f, 0.50f, 0.53f},
     {1.12f, 0.72f, 0.34f},
     {1.2f, 0.75f, 0.32f},
     10},
    {2,
     7,
     {2.0f, 0.95f, 0.40f},
     {0.34f, 0.31f, 0.42f},
     {0.085f, 0.12f, 0.30f},
     {0.46f, 0.23f, 0.28f},
     {1.15f, 0.42f, 0.11f},
     {1.7f, 0.60f, 0.13f},
     9},
    {1,
     4,
     {0.16f, 0.10f, 0.12f},
     {0.17f, 0.18f, 0.30f},
     {0.028f, 0.048f, 0.14f},
     {0.13f, 0.13f, 0.26f},
     {0.55f, 0.32f, 0.27f},
     {0.35f, 0.17f, 0.10f},
     0},
    {18,
     38,
     {0.20f, 0.25f, 0.36f},
     {0.035f, 0.05f, 0.10f},
     {0.008f, 0.016f, 0.048f},
     {0.022f, 0.042f, 0.10f},
     {0.06f, 0.10f, 0.18f},
     {0.05f, 0.06f, 0.08f},
     1.6f},
};

Vec3 jitter(Vec3 c, float by, Random& random) {
    return c * Vec3{1 + by * random.normal(), 1 + by * random.normal(), 1 + by * random.normal()};
}

void apply_weather(Atmosphere& air, int weather, Random& random) {
    const Vec3 grey = gray(luminance(air.horizon) * 0.55f + luminance(air.middle) * 0.45f);
    if (weather == clear)
        return;
    if (weather == hazy) {
        air.haze *= random.uniform(2.2f, 3.6f);
        air.sun *= 0.85f;
        air.ambient *= 1.15f;
        air.zenith = mix(air.zenith, air.middle, 0.5f);
        air.middle = mix(air.middle, air.horizon, 0.45f);
        air.cirrus *= 0.5f;
        return;
    }
    const bool dark = weather == storm;
    air.cover = dark ? 1.0f : random.uniform(0.75f, 1.0f);
    air.haze *= dark ? 1.4f : 1.6f;
    air.ambient = mix(air.ambient, gray(luminance(air.ambient)), 0.65f) * (dark ? 0.85f : 1.35f);
    air.sun *= dark ? random.uniform(0.12f, 0.5f) : random.uniform(0.08f, 0.22f);
    air.zenith = mix(air.zenith, grey * (dark ? 0.20f : 0.62f), air.cover) * Vec3{0.95f, 1.0f, 1.08f};
    air.middle = mix(air.middle, grey * (dark ? 0.34f : 0.80f), air.cover) * Vec3{0.96f, 1.0f, 1.06f};
    air.horizon = mix(air.horizon, grey, dark ? 0.55f : 0.7f);
    air.glow *= dark ? 0.25f : 0.3f;
    air.disc = 0;
    air.stars = 0;
}

} // namespace

LandscapeStyle random_style(Random& random) {
    LandscapeStyle style;
    style.light = 1 + random.pick({0.46f, 0.24f, 0.14f, 0.09f, 0.04f, 0.03f});
    style.season = 1 + random.pick({0.55f, 0.16f, 0.10f, 0.19f});
    style.weather = 1 + random.pick({0.76f, 0.11f, 0.08f, 0.05f});
    return style;
}

Atmosphere make_atmosphere(const LandscapeStyle& style, Random& random) {
    const LightPreset& p = presets[style.light - 1];
    Atmosphere air;
    const float side = random.chance(0.5f) ? 1.0f : -1.0f;
    const bool low = style.light == golden_hour || style.light == sunset || style.light == moonlight;
    const bool before_viewer = random.chance(low ? 0.45f : 0.06f);
    const float azimuth =
        side * (before_viewer ? random.uniform(2, 38) : random.uniform(48, 142)) * 0.0174533f;
    const float elevation = random.uniform(p.elevation_low, p.elevation_high) * 0.0174533f;
    air.sun_direction = {std::sin(azimuth) * std::cos(elevation), std::sin(elevation),
                         std::cos(azimuth) * std::cos(elevation)};
    air.sun = jitter(p.sun, 0.04f, random);
    air.ambient = jitter(p.ambient, 0.05f, random);
    air.zenith = jitter(p.zenith, 0.09f, random);
    air.middle = jitter(p.middle, 0.06f, random);
    air.horizon = jitter(p.horizon, 0.05f, random);
    air.glow = p.glow * random.uniform(0.6f, 1.3f);
    air.haze = random.uniform(0.04f, 0.26f);
    air.cirrus = random.chance(0.5f) ? random.uniform(0, 0.75f) : 0;
    air.disc = p.disc;
    air.stars = style.light == moonlight ? random.uniform(0.4f, 1.0f) : 0;
    air.u = random.uniform(0, 512);
    air.v = random.uniform(0, 512);
    apply_weather(air, style.weather, random);
    air.bounce = mix(air.horizon, air.ambient, 0.5f) * 0.22f + air.sun * 0.05f;
    return air;
}

namespace {

Vec3 add_layer(const Atmosphere& air, Vec3 color, Vec3 d) {
    const NoiseBank& bank = noise_bank();
    const float reach = 1 / (std::fabs(d.y) + 0.07f);
    const float p = d.x * reach, q = d.z * reach;
    if (air.cover > 0) {
        const float n =
            bank.soft(p * 34 + air.u, q * 46 + air.v) + 0.5f * bank.soft(p * 90 + air.v, q * 120 + air.u);
        color *= 1 + 0.15f * air.cover * n * clamp01(d.y * 5 + 0.25f);
    }
    if (air.cirrus > 0) {
        const float bend = 6 * bank.soft(p * 12, q * 12);
        const float n = bank.soft(p * 22 + air.u + bend, q * 95 + air.v + bend) +
                        0.35f * bank.mid(p * 30 + air.v, q * 110);
        const float a = air.cirrus * smoothstep(0.1f, 2.0f, n) * clamp01(d.y * 6);
        const Vec3 lit = air.horizon * 0.75f + air.sun * 0.16f + air.ambient * 0.2f;
        color = mix(color, lit, 0.75f * a);
    }
    return color;
}

} // namespace

Vec3 sky_color(const Atmosphere& air, Vec3 d, bool detail) {
    const float e = d.y < 0 ? 0 : d.y;
    const float low = 1 - std::exp(-e * 8.5f), high = smoothstep(0.08f, 0.72f, e);
    const float toward = dot(d, air.sun_direction);
    // Away from the sun the horizon is cooler and darker, near it warmer.
    const Vec3 horizon = air.horizon * (0.90f + 0.12f * toward);
    Vec3 color = mix(mix(horizon, air.middle, low), air.zenith, high);
    if (detail)
        color = add_layer(air, color, d);
    const float c = toward - 1;
    const float clearness = 1 - 0.8f * air.cover;
    color += air.glow * (clearness * (0.42f * std::exp(c * 7) + 0.9f * std::exp(c * 60)));
    if (detail && air.disc > 0) {
        const float moon = air.stars > 0 ? 1.5f : 1.0f;
        color += (air.sun * 0.3f + air.glow) *
                 (air.disc * smoothstep(0.99925f * 1.0f - 0.0004f * moon, 0.9995f, toward));
    }
    return color;
}

} // namespace landscape

} // namespace sinopia
