#include "dataset/landscape/terrain.h"

#include "dataset/landscape/atmosphere.h"
#include "dataset/landscape/classes.h"
#include "dataset/landscape/noise_bank.h"

#include <algorithm>

namespace sinopia::landscape {

Terrain::Terrain(const LandscapeStyle& style, std::uint64_t seed) {
    Random random(seed);
    u_ = random.uniform(0, 512);
    v_ = random.uniform(0, 512);
    swell_ = random.uniform(0.05f, 0.30f);
    hill_ = random.chance(0.75f) ? random.uniform(1.5f, 9.0f) : 0.4f;
    hill_start_ = random.uniform(22, 80);
    range_ = random.chance(0.72f) ? random.uniform(60, 260) : 0;
    range_start_ = random.uniform(120, 420);
    range_scale_ = random.uniform(0.28f, 0.6f);
    vista_ = random.chance(0.5f) ? random.uniform(0.15f, 0.5f) : 0;
    vista_at_ = random.uniform(-0.25f, 0.25f);
    const int waters = lay_water(random);
    if (random.chance(0.3f))
        path_ = {random.uniform(-1, 1),       random.uniform(-0.25f, 0.25f), random.uniform(0.4f, 2.5f),
                 random.uniform(0.06f, 0.3f), random.uniform(0, 6),          random.uniform(0.22f, 0.6f)};
    const int grounds[] = {grass, sand, snow, rock};
    ground_ = grounds[style.season == winter ? random.pick({0.35f, 0.08f, 0.5f, 0.07f})
                                             : random.pick({0.76f, 0.13f, 0.05f, 0.06f})];
    shore_ = random.chance(waters == 2 ? 0.75f : 0.3f) ? sand : random.chance(0.25f) ? rock : ground_;
    beach_ = waters == 2 ? random.uniform(0.08f, 0.30f) : random.uniform(0.03f, 0.10f);
    wood_ = ground_ == sand ? -2.0f : random.chance(0.2f) ? -2.0f : random.uniform(-1.0f, 0.9f);
    rocks_ = random.chance(0.4f) ? random.uniform(1.0f, 2.0f) : 9.0f;
    meadow_ = ground_ == grass && style.season != winter && random.chance(0.35f) ? random.uniform(-0.4f, 1.2f)
                                                                                 : 9.0f;
    snow_line_ =
        range_ * (random.chance(0.6f) ? random.uniform(style.season == winter ? 0.0f : 0.25f, 0.75f) : 9.0f);
    stature_ = random.uniform(1.2f, 3.6f);
}

int Terrain::lay_water(Random& random) {
    const int waters = random.pick({0.36f, 0.30f, 0.17f, 0.17f}); // none, lake, sea, river
    if (waters)
        water_level_ = random.uniform(-0.35f, -0.08f);
    if (waters == 1)
        lake_ = {random.uniform(-9, 9), random.uniform(5, 28), random.uniform(5, 32), random.uniform(3, 16),
                 random.uniform(1.2f, 2.5f)};
    if (waters == 2) {
        sea_start_ = random.uniform(1.6f, 14);
        sea_tilt_ = random.uniform(-1.2f, 1.2f);
        range_ *= random.chance(0.5f) ? 0.0f : 0.7f;
        hill_ *= random.chance(0.5f) ? 0.0f : 1.0f;
    }
    if (waters == 3)
        river_ = {random.uniform(-3, 3),        random.uniform(-0.25f, 0.25f), random.uniform(1, 6),
                  random.uniform(0.05f, 0.16f), random.uniform(0, 6),          random.uniform(0.8f, 3.2f)};
    return waters;
}

float Terrain::Course::distance(float x, float z) const {
    return std::fabs(x - at - drift * z - swing * std::sin(z * bend + phase) + swing * std::sin(phase)) -
           breadth;
}

float Terrain::mountains(float x, float z) const {
    const NoiseBank& bank = noise_bank();
    const float rise =
        smoothstep(range_start_, range_start_ * 2.6f, z + 45 * bank.soft(x * 0.25f + v_, z * 0.25f));
    if (rise <= 0)
        return 0;
    const float u = x * range_scale_ + u_, v = z * range_scale_ + v_;
    const float high = clamp01(0.62f + 0.45f * bank.soft(x * 0.12f + u_, z * 0.09f + u_));
    const float crest =
        bank.ridge(u, v) + 0.13f * bank.ridge(v * 2.9f, u * 2.9f) + 0.025f * bank.mid(u * 3, v * 3);
    return range_ * rise * high * crest * (0.75f + 0.35f * crest);
}

float Terrain::hollowed(float x, float z, float h) const {
    const NoiseBank& bank = noise_bank();
    if (lake_.depth > 0) {
        const float dx = (x - lake_.x) / lake_.rx, dz = (z - lake_.z) / lake_.rz;
        const float d = dx * dx + dz * dz + 0.14f * bank.soft(x * 5 + u_, z * 5 + v_);
        if (d < 1.6f)
            h = mix(h, std::min(h, -lake_.depth), smoothstep(1.5f, 0.55f, d));
    }
    if (river_.breadth > 0 && z < 220) {
        const float d = river_.distance(x, z) + 0.25f * bank.soft(x * 9 + u_, z * 9 + v_);
        if (d < 2.5f)
            h = mix(h, std::min(h, water_level_ - 0.7f), smoothstep(1.6f, -0.35f, d));
    }
    if (sea_start_ < 1e8f) {
        const float d = z - sea_start_ - sea_tilt_ * x - 1.2f * bank.soft(x * 6 + v_, z * 6 + u_);
        const float coast = clamp01(d / (0.8f * sea_start_ + 1.5f));
        h -= 1.6f * coast + 0.5f * hill_ * clamp01((z - 40) / 200) * coast;
    }
    return h;
}

float Terrain::height(float x, float z) const {
    const NoiseBank& bank = noise_bank();
    float h = swell_ * clamp01(z * 0.15f) *
              (0.6f * bank.soft(x * 5 + u_, z * 5 + v_) + 1.4f * bank.soft(x * 1.3f + v_, z * 1.3f + u_));
    const float start = smoothstep(hill_start_ * 0.4f, hill_start_ * 2.5f, z);
    if (start > 0)
        h += hill_ * start * (1 + 0.012f * z) *
             std::max(-0.15f, 0.35f + 0.55f * bank.soft(x * 0.9f + v_, z * 0.9f + u_));
    if (range_ > 0)
        h += mountains(x, z);
    if (vista_ > 0) {
        const float aside = std::fabs(x - vista_at_ * z) / (vista_ * z + 6);
        h *= 0.25f + 0.75f * smoothstep(0.2f, 1.3f, aside);
    }
    return hollowed(x, z, h);
}

bool Terrain::wooded(float x, float z, float h) const {
    if (wood_ < -1.5f || z < 3 || h < water_level_ + beach_ + 0.05f || h > std::max(20.0f, 0.22f * range_))
        return false;
    const NoiseBank& bank = noise_bank();
    const float near = z < 12 ? (12 - z) * 0.22f : 0;
    return bank.soft(x * 1.6f + u_, z * 1.6f + v_) + 0.25f * bank.mid(x * 3 + v_, z * 3 + u_) + wood_ - near >
           0.35f;
}

float Terrain::canopy(float x, float z, float h) const {
    if (!wooded(x, z, h) || (path_.breadth > 0 && z < 150 && path_.distance(x, z) < 0.3f) ||
        (river_.breadth > 0 && z < 220 && river_.distance(x, z) < 1.0f))
        return 0;
    const NoiseBank& bank = noise_bank();
    const float crowns =
        0.75f + 0.22f * bank.fine(x * 3.0f + u_, z * 3.0f + v_) + 0.1f * bank.mid(x * 9 + v_, z * 9);
    return stature_ * std::max(0.3f, crowns) * clamp01((z - 8) / 14);
}

int Terrain::surface(float x, float z, float h, float slope) const {
    const NoiseBank& bank = noise_bank();
    const float n = bank.mid(x * 2 + u_, z * 2 + v_), wide = bank.soft(x * 3 + v_, z * 3 + u_);
    const bool high = range_ > 0 && z > range_start_ * 0.8f && h > 0.10f * range_ + 2 + 2.0f * n;
    if (high)
        return h > snow_line_ + 0.05f * range_ * n - 0.10f * range_ * (slope > 1.6f ? -1.0f : 0.0f)
                   ? snow
                   : mountain;
    if (h < water_level_ + beach_ * (1 + 0.3f * wide) && z < 400)
        return shore_;
    if (path_.breadth > 0 && z < 150 && path_.distance(x, z) < 0.06f * n)
        return path;
    if (wooded(x, z, h))
        return forest;
    if (slope > 1.25f || bank.soft(x * 7 + v_, z * 7 + u_) > rocks_ + (z > 60 ? 1.0f : 0.0f))
        return rock;
    if (meadow_ < 5 && z < 70 && bank.soft(x * 6 + u_, z * 3 + v_) > meadow_)
        return flowers;
    return ground_ == grass && (z > 45 || (z > 25 && h > 1.6f)) ? hill : ground_;
}

} // namespace sinopia::landscape
