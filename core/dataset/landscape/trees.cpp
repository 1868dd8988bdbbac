#include "dataset/landscape/trees.h"

#include <algorithm>

namespace sinopia::landscape {

void draw_tree(Scene& scene, const TreePlace& tree, const Plane<float>* room, float overhang) {
    const TreeShapes& shapes = tree_shapes();
    const auto& list = tree.conifer ? shapes.conifers : shapes.broadleaf;
    const TreeShape& shape = list[static_cast<std::size_t>(tree.variant) % list.size()];
    const float step = static_cast<float>(shape.height) / tree.height;
    const float width = tree.width > 0 ? tree.width : static_cast<float>(shape.width) / step;
    const float step_x = static_cast<float>(shape.width) / width;
    const float left = tree.x - 0.5f * width, top = tree.foot - tree.height;
    const int x0 = std::max(0, static_cast<int>(left)),
              x1 = std::min(scene.width() - 1, static_cast<int>(left + width));
    const int y0 = std::max(0, static_cast<int>(top)),
              y1 = std::min(scene.height() - 1, static_cast<int>(tree.foot));
    for (int y = y0; y <= y1; ++y) {
        const int v = static_cast<int>((static_cast<float>(y) + 0.5f - top) * step);
        if (v < 0 || v >= shape.height)
            continue;
        for (int x = x0; x <= x1; ++x) {
            int u = static_cast<int>((static_cast<float>(x) + 0.5f - left) * step_x);
            if (u < 0 || u >= shape.width)
                continue;
            if (tree.mirrored)
                u = shape.width - 1 - u;
            const TreeShape::Texel& t = shape.at(u, v);
            Surfel& s = scene.pixels.at(x, y);
            if (!t.cover || (room ? room->at(x, y) < -overhang : s.depth < tree.depth))
                continue;
            s.albedo = (t.cover == 1 ? tree.leaves : Vec3{0.10f, 0.075f, 0.055f}) * t.tone;
            s.normal = t.normal;
            if (tree.mirrored)
                s.normal.x = -s.normal.x;
            s.ambient = 0.25f + 0.95f * t.occlusion;
            s.sun = clamp01(0.15f + 1.15f * t.occlusion);
            s.depth = tree.depth;
            s.cls = forest;
            s.foliage = t.cover == 1;
            s.fixed = true;
        }
    }
}

} // namespace sinopia::landscape
