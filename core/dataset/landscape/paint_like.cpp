#include "dataset/landscape/brush.h"
#include "dataset/landscape/classes.h"
#include "dataset/landscape/layout.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sinopia::landscape {

namespace {

/// Maps in the manner of a child or of somebody in a hurry.
class Painter {
  public:
    Painter(Size size, std::uint64_t seed)
        : map_(size, sky), brush_(map_), random_(seed), wide_(brush_.wide()) {
        horizon_ = random_.uniform(0.25f, 0.70f);
    }

    LabelMap run() {
        if (random_.chance(0.6f))
            mountains();
        ground();
        if (random_.chance(0.75f))
            tidy_things();
        else
            odd_things();
        return map_;
    }

  private:
    void mountains() {
        for (int i = 1 + random_.below(4); i > 0; --i) {
            const float x = random_.uniform(0, wide_), top = random_.uniform(0.06f, 0.8f) * horizon_,
                        half = (horizon_ - top) * random_.uniform(0.5f, 1.3f);
            if (random_.chance(0.7f))
                brush_.triangle(x, top, horizon_ + 0.02f, half, mountain);
            else
                brush_.blob(random_, x, horizon_, half, horizon_ - top, 0.1f,
                            random_.chance(0.6f) ? mountain : hill);
            if (random_.chance(0.45f)) {
                const float cap = random_.uniform(0.25f, 0.6f);
                brush_.triangle(x, top, top + cap * (horizon_ - top), half * cap, snow);
            }
        }
    }

    void ground() {
        const ClassIndex grounds[] = {grass, water, sand, snow, rock, hill, path, flowers};
        const float tilt = random_.chance(0.6f) ? 0 : random_.uniform(-0.12f, 0.12f),
                    bend = random_.chance(0.5f) ? 0 : random_.uniform(0, 0.02f);
        const WavyLine line(random_, 0.8f, 0.2f);
        const ClassIndex first =
            grounds[random_.pick({0.45f, 0.17f, 0.12f, 0.08f, 0.04f, 0.08f, 0.02f, 0.04f})];
        if (random_.chance(0.3f)) {
            const float high = random_.uniform(0.03f, 0.12f);
            const ClassIndex behind = random_.chance(0.6f) ? forest : hill;
            brush_.where(horizon_ - high, horizon_ + 0.02f, behind, [](float, float) { return true; });
        }
        brush_.under(0, 2, first,
                     [&](float x) { return horizon_ + tilt * (x - 0.5f * wide_) + bend * line(x); });
        if (random_.chance(0.35f)) {
            const float level = random_.uniform(horizon_ + 0.1f, 0.95f);
            const ClassIndex second =
                grounds[random_.pick({0.25f, 0.28f, 0.2f, 0.07f, 0.06f, 0.02f, 0.05f, 0.07f})];
            brush_.under(0, 2, second, [&](float x) { return level + 2 * bend * line(x + 3); });
        }
    }

    /// Clouds above; lakes, trees, paths and flowers below.
    void tidy_things() {
        for (int i = random_.below(4); i > 0; --i)
            brush_.blob(random_, random_.uniform(0, wide_), random_.uniform(0.05f, 0.9f) * horizon_,
                        random_.uniform(0.06f, 0.26f), random_.uniform(0.02f, 0.08f),
                        random_.uniform(0, 0.12f), cloud);
        if (random_.chance(0.35f))
            brush_.blob(random_, random_.uniform(0.1f, 0.9f) * wide_, random_.uniform(horizon_ + 0.1f, 1),
                        random_.uniform(0.15f, 0.5f), random_.uniform(0.05f, 0.18f), 0.05f, water);
        if (random_.chance(0.35f))
            lane();
        for (int i = random_.below(5); i > 0; --i) {
            const float y = random_.uniform(horizon_, 1), s = 0.4f + 1.1f * (y - horizon_),
                        r = s * random_.uniform(0.06f, 0.18f);
            brush_.blob(random_, random_.uniform(0, wide_), y - r, r * random_.uniform(0.5f, 1.6f), r,
                        random_.uniform(0, 0.12f), random_.chance(0.75f) ? forest : rock);
        }
        for (int i = random_.chance(0.35f) ? 1 + random_.below(3) : 0; i > 0; --i)
            brush_.blob(random_, random_.uniform(0, wide_), random_.uniform(horizon_ + 0.06f, 1),
                        random_.uniform(0.06f, 0.4f), random_.uniform(0.03f, 0.14f),
                        random_.uniform(0, 0.12f), random_.chance(0.7f) ? flowers : sand);
    }

    void lane() {
        const float x = random_.uniform(0.2f, 0.8f) * wide_, foot = random_.uniform(0.1f, 0.9f) * wide_,
                    half = random_.uniform(0.04f, 0.16f);
        brush_.where(horizon_, 2, path, [&](float px, float py) {
            const float t = (py - horizon_) / (1 - horizon_);
            return std::fabs(px - (x + (foot - x) * t)) < 0.012f + half * t;
        });
    }

    void odd_things() {
        for (int i = 1 + random_.below(6); i > 0; --i) {
            const auto c = static_cast<ClassIndex>(random_.below(class_count));
            const int how = random_.below(3);
            if (how == 0) {
                brush_.blob(random_, random_.uniform(0, wide_), random_.uniform(0, 1),
                            random_.uniform(0.05f, 0.4f), random_.uniform(0.04f, 0.27f),
                            random_.uniform(0.02f, 0.15f), c);
            } else if (how == 1) {
                brush_.stroke(random_, random_.uniform(0, wide_), random_.uniform(0, 1),
                              random_.uniform(0.025f, 0.10f), 6 + random_.below(16), c);
            } else {
                const float x0 = random_.uniform(-0.3f, 0.7f) * wide_, x1 = x0 + random_.uniform(0.15f, 1.2f),
                            y0 = random_.uniform(0.05f, 0.95f);
                brush_.where(y0, y0 + random_.uniform(0.06f, 0.4f), c,
                             [&](float px, float) { return px > x0 && px < x1; });
            }
        }
    }

    LabelMap map_;
    Brush brush_;
    Random random_;
    float wide_, horizon_ = 0.5f;
};

} // namespace

LabelMap paint_like_map(Size size, std::uint64_t seed) {
    return Painter(size, seed).run();
}

LabelMap majority(const LabelMap& map, int radius) {
    const int w = map.width(), h = map.height();
    LabelMap out(map.size());
    Plane<std::uint16_t> best(map.size());
    for (int c = 0; c < class_count; ++c) {
        if (std::find(map.pixels().begin(), map.pixels().end(), static_cast<ClassIndex>(c)) ==
            map.pixels().end())
            continue;
        // Summed-area table of the class.
        std::vector<int> sums(static_cast<std::size_t>((w + 1) * (h + 1)), 0);
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x)
                sums[static_cast<std::size_t>((y + 1) * (w + 1) + x + 1)] =
                    (map.at(x, y) == c) + sums[static_cast<std::size_t>(y * (w + 1) + x + 1)] +
                    sums[static_cast<std::size_t>((y + 1) * (w + 1) + x)] -
                    sums[static_cast<std::size_t>(y * (w + 1) + x)];
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x) {
                const int x0 = std::max(0, x - radius), x1 = std::min(w, x + radius + 1),
                          y0 = std::max(0, y - radius), y1 = std::min(h, y + radius + 1);
                auto at = [&](int px, int py) { return sums[static_cast<std::size_t>(py * (w + 1) + px)]; };
                const int count = at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
                if (count > best.at(x, y)) {
                    best.at(x, y) = static_cast<std::uint16_t>(count);
                    out.at(x, y) = static_cast<ClassIndex>(c);
                }
            }
    }
    return out;
}

LabelMap coarsened(const LabelMap& map, Random& random) {
    const float share = random.uniform(0.010f, 0.034f);
    const int radius = std::max(1, static_cast<int>(share * static_cast<float>(map.height()) + 0.5f));
    LabelMap out = majority(majority(map, radius), std::max(1, radius / 2));
    if (random.chance(0.4f)) {
        const int dx = random.below(2 * radius + 1) - radius,
                  dy = (random.below(2 * radius + 1) - radius) / 2;
        const LabelMap from = out;
        for (int y = 0; y < map.height(); ++y)
            for (int x = 0; x < map.width(); ++x)
                out.at(x, y) =
                    from.at(std::clamp(x + dx, 0, map.width() - 1), std::clamp(y + dy, 0, map.height() - 1));
    }
    return out;
}

} // namespace sinopia::landscape
