#pragma once

#include "dataset/landscape/scene.h"

namespace sinopia::landscape {

/// Gives every pixel that is not `fixed` the colour and fine relief of its class.
void apply_materials(Scene& scene);

/// The palette that materials and trees share.
struct Palette {
    Vec3 grass, dry_grass, broadleaf, broadleaf_alt, conifer, rock, soil, sand, path;
    float frost = 0; ///< share of the ground under a thin cover of snow
    float blossom = 0;
};

Palette make_palette(const Scene& scene);

} // namespace sinopia::landscape
