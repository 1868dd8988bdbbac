#include "dataset/landscape/tree_shapes.h"

#include "dataset/landscape/noise_bank.h"
#include "dataset/landscape/random.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

struct Clump {
    float x, y, z, radius, tone;
};

/// Clumps of leaves spread over an ellipsoid, more near its surface.
std::vector<Clump> scatter_clumps(float cx, float cy, float rx, float ry, Random& random) {
    std::vector<Clump> clumps;
    for (int i = 0; i < 70; ++i) {
        const Vec3 d = normalized({random.normal(), random.normal(), random.normal()});
        const float r = 0.45f + 0.42f * random.uniform();
        const float size = random.uniform(0.20f, 0.36f);
        const float narrow = d.y < 0 ? 1 - 0.15f * d.y * d.y : 1.0f;
        clumps.push_back({cx + d.x * r * rx * narrow, cy - d.y * r * ry, d.z * r * rx,
                          size * std::min(rx, ry), random.uniform(0.82f, 1.15f)});
    }
    return clumps;
}

void draw_clumps(TreeShape& tree, const std::vector<Clump>& clumps, float cx, float cy, float rx, float ry,
                 float u0) {
    const NoiseBank& bank = noise_bank();
    std::vector<float> front(tree.texels.size(), -1e9f);
    for (const Clump& c : clumps) {
        const int x0 = std::max(0, static_cast<int>(c.x - c.radius)),
                  x1 = std::min(tree.width - 1, static_cast<int>(c.x + c.radius) + 1);
        const int y0 = std::max(0, static_cast<int>(c.y - c.radius)),
                  y1 = std::min(tree.height - 1, static_cast<int>(c.y + c.radius) + 1);
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x) {
                const float fx = static_cast<float>(x), fy = static_cast<float>(y);
                const float leaf = bank.fine(fx * 1.9f + u0, fy * 1.9f + c.x), dx = (fx - c.x) / c.radius,
                            dy = (fy - c.y) / c.radius;
                const float d = dx * dx + dy * dy + 0.16f * leaf;
                if (d >= 1)
                    continue;
                const float bulge = std::sqrt(1 - clamp01(d)), z = -c.z + bulge * c.radius;
                const std::size_t at = static_cast<std::size_t>(y * tree.width + x);
                if (z <= front[at])
                    continue;
                front[at] = z;
                const Vec3 own{dx, -dy, -bulge}, whole{(fx - cx) / rx, -(fy - cy) / ry, -0.6f};
                TreeShape::Texel& t = tree.texels[at];
                t.normal =
                    normalized(own * 0.75f + normalized(whole) * 0.8f + Vec3{0.22f * leaf, 0.12f * leaf, 0});
                t.tone = c.tone * (1 + 0.16f * leaf);
                // Deep between the clumps, and under the crown, little light arrives.
                t.occlusion = clamp01(0.42f + 0.40f * z / rx + 0.22f * bulge - 0.22f * (fy - cy) / ry);
                t.cover = 1;
            }
    }
}

void draw_trunk(TreeShape& tree, float from, float thickness, Random& random) {
    const float lean = random.uniform(-0.06f, 0.06f), foot = static_cast<float>(tree.width) * 0.5f;
    for (int y = static_cast<int>(from); y < tree.height; ++y) {
        const float down = static_cast<float>(y) - from,
                    flare = thickness * (0.8f + 0.5f * down / (static_cast<float>(tree.height) - from));
        const float axis = foot + lean * (static_cast<float>(tree.height) - static_cast<float>(y));
        for (int x = std::max(0, static_cast<int>(axis - flare));
             x <= std::min(tree.width - 1, static_cast<int>(axis + flare)); ++x) {
            TreeShape::Texel& t = tree.at(x, y);
            if (t.cover)
                continue;
            const float across = (static_cast<float>(x) - axis) / flare;
            t = {normalized({across, 0.1f, -0.7f}), random.uniform(0.8f, 1.2f), 0.6f, 2};
        }
    }
}

TreeShape make_broadleaf(int variant) {
    Random random(900 + static_cast<std::uint64_t>(variant));
    TreeShape tree;
    tree.height = 96;
    const float wide = random.uniform(0.30f, 0.48f);
    tree.width = static_cast<int>(96 * 2 * wide) + 4;
    tree.texels.resize(static_cast<std::size_t>(tree.width * tree.height));
    const float cx = 0.5f * static_cast<float>(tree.width), ry = random.uniform(38, 44), cy = ry + 1,
                rx = 96 * wide;
    draw_trunk(tree, cy, 3.0f + 4 * wide, random);
    draw_clumps(tree, scatter_clumps(cx, cy, rx, ry, random), cx, cy, rx, ry, random.uniform(0, 512));
    return tree;
}

TreeShape make_conifer(int variant) {
    Random random(700 + static_cast<std::uint64_t>(variant));
    const NoiseBank& bank = noise_bank();
    TreeShape tree;
    tree.height = 96;
    tree.width = 2 * (16 + random.below(9));
    tree.texels.resize(static_cast<std::size_t>(tree.width * tree.height));
    const float cx = 0.5f * static_cast<float>(tree.width), half = cx - 1, layers = random.uniform(7, 12),
                u0 = random.uniform(0, 512);
    draw_trunk(tree, 80, 2.4f, random);
    for (int y = 0; y < 91; ++y)
        for (int x = 0; x < tree.width; ++x) {
            const float t = static_cast<float>(y) / 91, dx = static_cast<float>(x) + 0.5f - cx;
            const float sway = 0.9f * bank.mid(static_cast<float>(y) * 3 + u0, static_cast<float>(x) * 2);
            const float droop = std::fabs(dx) / half;
            const float place = t * layers * (0.75f + 0.25f * t) - 0.55f * droop + 0.12f * sway,
                        bough = place - std::floor(place);
            const float reach =
                half * std::pow(t, 0.85f) * (0.62f + 0.38f * bough) +
                0.8f * bank.fine(static_cast<float>(x) * 2.3f, static_cast<float>(y) * 2.3f + u0);
            const float across = dx / std::max(reach, 0.6f);
            if (std::fabs(across) > 1)
                continue;
            const float leaf = bank.fine(static_cast<float>(x) * 2.1f + u0, static_cast<float>(y) * 2.1f);
            tree.at(x, y) = {normalized({across * 0.95f + 0.2f * leaf,
                                         0.25f + 0.75f * (bough - 0.4f) + 0.1f * leaf, -0.75f}),
                             0.82f + 0.30f * bough + 0.13f * leaf,
                             clamp01(0.35f + 0.5f * bough + 0.15f * std::fabs(across)), 1};
        }
    return tree;
}

} // namespace

const TreeShapes& tree_shapes() {
    static const TreeShapes shapes = [] {
        TreeShapes s;
        for (int i = 0; i < 8; ++i) {
            s.broadleaf.push_back(make_broadleaf(i));
            s.conifers.push_back(make_conifer(i));
        }
        return s;
    }();
    return shapes;
}

} // namespace sinopia::landscape
