#pragma once

#include "dataset/landscape/vec3.h"

#include <cstdint>
#include <vector>

namespace sinopia::landscape {

/// A tree as seen from the side: what each point shows, to be lit in any light.
struct TreeShape {
    struct Texel {
        Vec3 normal;
        float tone = 0;         ///< brightness of the leaves, about 0.4 to 1.3
        float occlusion = 0;    ///< share of the sky's light that gets in
        std::uint8_t cover = 0; ///< 0 nothing, 1 leaves, 2 bark
    };
    int width = 0;
    int height = 0;
    std::vector<Texel> texels;

    const Texel& at(int x, int y) const { return texels[static_cast<std::size_t>(y * width + x)]; }
    Texel& at(int x, int y) { return texels[static_cast<std::size_t>(y * width + x)]; }
};

/// The shapes, built once: `broadleaf` with round crowns, `conifers` pointed.
struct TreeShapes {
    std::vector<TreeShape> broadleaf;
    std::vector<TreeShape> conifers;
};

const TreeShapes& tree_shapes();

} // namespace sinopia::landscape
