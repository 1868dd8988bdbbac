#include "dataset/landscape/materials.h"

namespace sinopia::landscape {

Palette make_palette(const Scene& scene) {
    Random random = scene.random(4);
    Palette p;
    switch (scene.style.season) {
    case summer:
        p.grass = {0.125f, 0.215f, 0.040f};
        p.dry_grass = {0.30f, 0.27f, 0.085f};
        p.broadleaf = {0.055f, 0.125f, 0.026f};
        p.broadleaf_alt = {0.095f, 0.155f, 0.030f};
        break;
    case autumn:
        p.grass = {0.215f, 0.200f, 0.060f};
        p.dry_grass = {0.34f, 0.245f, 0.085f};
        p.broadleaf = {0.42f, 0.155f, 0.028f};
        p.broadleaf_alt = random.chance(0.5f) ? Vec3{0.50f, 0.31f, 0.05f} : Vec3{0.28f, 0.060f, 0.025f};
        break;
    case winter:
        p.grass = {0.235f, 0.220f, 0.125f};
        p.dry_grass = {0.36f, 0.32f, 0.20f};
        p.broadleaf = {0.155f, 0.130f, 0.095f};
        p.broadleaf_alt = {0.20f, 0.18f, 0.15f};
        p.frost = random.chance(0.6f) ? random.uniform(0.15f, 0.75f) : 0;
        break;
    default:
        p.grass = {0.155f, 0.275f, 0.048f};
        p.dry_grass = {0.27f, 0.33f, 0.085f};
        p.broadleaf = {0.115f, 0.225f, 0.038f};
        p.broadleaf_alt = {0.17f, 0.26f, 0.05f};
        p.blossom = random.chance(0.35f) ? random.uniform(0.2f, 0.7f) : 0;
    }
    p.conifer = {0.035f, 0.080f, 0.036f};
    const Vec3 rocks[] = {
        {0.23f, 0.215f, 0.20f}, {0.19f, 0.195f, 0.21f}, {0.30f, 0.215f, 0.155f}, {0.26f, 0.25f, 0.23f}};
    const Vec3 sands[] = {{0.52f, 0.41f, 0.26f}, {0.57f, 0.48f, 0.345f}, {0.47f, 0.325f, 0.18f}};
    const Vec3 paths[] = {{0.24f, 0.165f, 0.10f}, {0.235f, 0.20f, 0.16f}, {0.32f, 0.24f, 0.15f}};
    p.rock = rocks[random.below(4)];
    p.sand = sands[random.below(3)];
    p.path = paths[random.below(3)];
    p.soil = {0.115f, 0.080f, 0.050f};
    auto vary = [&](Vec3& c, float by) {
        c = c * Vec3{1 + by * random.normal(), 1 + by * random.normal(), 1 + by * random.normal()} *
            (1 + by * random.normal());
    };
    vary(p.grass, 0.07f);
    vary(p.dry_grass, 0.07f);
    vary(p.broadleaf, 0.10f);
    vary(p.broadleaf_alt, 0.10f);
    vary(p.conifer, 0.12f);
    vary(p.rock, 0.05f);
    vary(p.sand, 0.05f);
    vary(p.path, 0.06f);
    return p;
}

} // namespace sinopia::landscape
