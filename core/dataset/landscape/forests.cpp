#include "dataset/landscape/noise_bank.h"
#include "dataset/landscape/trees.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

/// A connected part of the forest.
struct Grove {
    int x0, y0, x1, y1;
    int area = 0;
    bool single = false; ///< one tree rather than a wood
    Vec3 leaves;         ///< of a single tree
};

class Planting {
  public:
    Planting(Scene& scene, const Palette& palette)
        : scene_(scene), palette_(palette), random_(scene.random(6)), inside_(scene.pixels.size()),
          grove_(scene.pixels.size(), -1) {
        conifers_ = 0.5f * static_cast<float>(random_.pick({0.38f, 0.34f, 0.28f}));
        stature_ = random_.uniform(0.75f, 1.35f);
    }

    void run() {
        bool any = false;
        for (std::size_t i = 0; i < inside_.pixels().size(); ++i)
            any |= (inside_.data()[i] = scene_.pixels.data()[i].cls == forest) != 0;
        if (!any)
            return;
        room_ = signed_distance(inside_, 0.3f / scene_.pitch());
        find_groves();
        fill_shade();
        plant_rows();
        for (std::size_t i = 0; i < groves_.size(); ++i)
            if (groves_[i].single)

                plant_single(groves_[i]);
    }

  private:
    void find_groves() {
        std::vector<int> stack;
        const int w = scene_.width(), h = scene_.height();
        for (int start = 0; start < w * h; ++start) {
            if (!inside_.data()[start] || grove_.data()[start] >= 0)
                continue;
            Grove g{w, h, 0, 0, 0, false, {}};
            stack.push_back(start);
            grove_.data()[start] = static_cast<int>(groves_.size());
            while (!stack.empty()) {
                const int at = stack.back(), x = at % w, y = at / w;
                stack.pop_back();
                g = {std::min(g.x0, x),
                     std::min(g.y0, y),
                     std::max(g.x1, x + 1),
                     std::max(g.y1, y + 1),
                     g.area + 1,
                     false,
                     {}};
                const int next[4] = {x > 0 ? at - 1 : -1, x + 1 < w ? at + 1 : -1, y > 0 ? at - w : -1,
                                     y + 1 < h ? at + w : -1};
                for (int n : next)
                    if (n >= 0 && inside_.data()[n] && grove_.data()[n] < 0) {
                        grove_.data()[n] = static_cast<int>(groves_.size());
                        stack.push_back(n);
                    }
            }
            g.single = is_single(g);
            if (g.single)
                g.leaves = leaves(false);
            groves_.push_back(g);
        }
    }

    /// One tree fills it: compact, not wide, and not larger than a tree in the foreground would be.
    bool is_single(const Grove& g) const {
        const float w = static_cast<float>(g.x1 - g.x0) * scene_.pitch(),
                    h = static_cast<float>(g.y1 - g.y0) * scene_.pitch();
        const float full = static_cast<float>(g.area) / static_cast<float>((g.x1 - g.x0) * (g.y1 - g.y0));
        return h > 0.05f && h < 0.75f && w < 1.35f * h && w > 0.12f * h && full > 0.5f && w < 0.5f &&
               g.x0 > 0 && g.x1 < scene_.width();
    }

    /// What is seen between the crowns: leaves in shade.
    void fill_shade() {
        const NoiseBank& bank = noise_bank();
        const float texels = 500 * scene_.pitch();
        const Vec3 common = mix(palette_.broadleaf, palette_.conifer, conifers_);
        for (int y = 0; y < scene_.height(); ++y)
            for (int x = 0; x < scene_.width(); ++x) {
                if (!inside_.at(x, y))
                    continue;
                const Grove& g = groves_[static_cast<std::size_t>(grove_.at(x, y))];
                Surfel& s = scene_.pixels.at(x, y);
                const float u = static_cast<float>(x) * texels, v = static_cast<float>(y) * texels;
                const float n = bank.mid(u, v), m = bank.mid(u + 99, v + 7);
                s.normal = normalized({0.6f * n, 0.45f + 0.5f * m, -0.7f});
                s.albedo = (g.single ? g.leaves : common) * (0.85f + 0.15f * n);
                s.sun *= 0.55f;
                s.ambient = 0.62f + 0.15f * m;
                // A crown is as far away as the foot of its tree.
                const float foot =
                    g.single ? static_cast<float>(g.y1) * scene_.pitch() : scene_.y(y) + stature(scene_.y(y));
                s.depth = std::min(s.depth, ground_depth(foot - scene_.horizon));
                s.foliage = s.fixed = true;
            }
    }

    Vec3 leaves(bool conifer) {
        Vec3 c = conifer ? palette_.conifer
                         : mix(palette_.broadleaf, palette_.broadleaf_alt,
                               clamp01(0.4f + 0.45f * random_.normal()));
        if (conifer && palette_.frost > 0)
            c = mix(c, gray(0.6f), 0.35f * palette_.frost);
        if (!conifer && palette_.blossom > 0 && random_.chance(palette_.blossom * 0.5f))
            c = random_.chance(0.5f) ? Vec3{0.62f, 0.42f, 0.46f} : Vec3{0.66f, 0.62f, 0.56f};
        return c * (1 + 0.12f * random_.normal());
    }

    /// Height of a tree whose foot is at `y` heights, in heights.
    float stature(float y) const { return stature_ * (0.050f + 0.42f * std::max(0.0f, y - scene_.horizon)); }

    void plant_rows() {
        const float pitch = scene_.pitch();
        float y = -0.02f;
        while (y < 1.25f) {
            const float size = stature(y);
            float x = scene_.x(0) - size * random_.uniform();
            while (x < scene_.x(scene_.width() - 1) + 0.3f * size) {
                plant_at(x + size * 0.15f * random_.normal(), y + size * 0.10f * random_.normal(), size,
                         pitch);
                x += size * random_.uniform(0.28f, 0.50f);
            }
            y += 0.22f * size;
        }
    }

    void plant_at(float x, float y, float size, float pitch) {
        const int px = static_cast<int>(x / pitch + 0.5f * static_cast<float>(scene_.width()));
        const float height = size * random_.uniform(0.75f, 1.25f);
        const int middle = static_cast<int>((y - 0.45f * height) / pitch);
        if (px < 0 || px >= scene_.width() || middle < 0 || middle >= scene_.height() ||
            !inside_.at(px, middle))
            return;
        if (groves_[static_cast<std::size_t>(grove_.at(px, middle))].single)
            return;
        // Where the region is low, its trees are low.
        float tall = height / pitch, foot = y / pitch;
        int above = middle;
        while (above > 0 && inside_.at(px, above - 1) && static_cast<float>(middle - above) < 0.6f * tall)
            --above;
        int under = middle;
        while (under + 1 < scene_.height() && inside_.at(px, under + 1) && static_cast<float>(under) < foot)
            ++under;
        foot = std::min(foot, static_cast<float>(under + 1));
        tall = std::min(tall, foot - static_cast<float>(above) + 0.015f / pitch);
        if (tall < 2)
            return;
        draw(px, foot, tall, 0);
    }

    void draw(int px, float foot, float tall, float width) {
        TreePlace t;
        t.x = static_cast<float>(px);
        t.foot = foot;
        t.height = tall;
        t.width = width;
        t.conifer = random_.chance(conifers_);
        t.variant = random_.below(8);
        t.mirrored = random_.chance(0.5f);
        t.leaves = single_leaves_.y > 0 ? single_leaves_ * random_.uniform(0.92f, 1.05f) : leaves(t.conifer);
        t.depth = ground_depth(foot * scene_.pitch() - scene_.horizon);
        draw_tree(scene_, t, &room_, 0.016f / scene_.pitch());
    }

    /// One tree of the region's size; bushes at its foot where the region is round.
    void plant_single(const Grove& g) {
        const float w = static_cast<float>(g.x1 - g.x0), h = static_cast<float>(g.y1 - g.y0);
        const float saved = conifers_;
        // A pointed tree would leave the shoulders of a round region empty.
        conifers_ = 0;
        const int middle = (g.x0 + g.x1) / 2, aside = static_cast<int>(0.22f * w);
        single_leaves_ = g.leaves;
        for (int x : {middle - aside, middle + aside})
            draw(x, static_cast<float>(g.y1) - 0.02f * h, 0.52f * h, 0.62f * w);
        draw(middle, static_cast<float>(g.y1), h + 1, w + 2);
        single_leaves_ = {};
        conifers_ = saved;
    }

    Scene& scene_;
    const Palette& palette_;
    Random random_;
    Plane<std::uint8_t> inside_;
    Plane<int> grove_;
    Plane<float> room_;
    std::vector<Grove> groves_;
    Vec3 single_leaves_; ///< black: every tree draws its own
    float conifers_ = 0, stature_ = 1;
};

} // namespace

void plant_forests(Scene& scene, const Palette& palette) {
    Planting(scene, palette).run();
}

} // namespace sinopia::landscape
