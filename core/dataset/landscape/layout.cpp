#include "dataset/landscape/layout.h"

#include "dataset/landscape/brush.h"
#include "dataset/landscape/classes.h"
#include "dataset/landscape/vec3.h"

namespace sinopia::landscape {

namespace {

class Layout {
  public:
    Layout(Size size, std::uint64_t seed)
        : map_(size, sky), brush_(map_), random_(seed), wide_(brush_.wide()) {
        horizon_ = random_.uniform(0.28f, 0.68f);
    }

    LabelMap run() {
        clouds();
        for (int i = random_.pick({0.25f, 0.45f, 0.3f}); i > 0; --i)
            range(i);
        const ClassIndex grounds[] = {grass, water, sand, rock, snow, path, hill, flowers};
        const ClassIndex ground =
            grounds[random_.pick({0.42f, 0.24f, 0.10f, 0.05f, 0.08f, 0.03f, 0.05f, 0.03f})];
        for (int i = random_.pick({0.35f, 0.45f, 0.2f}); i > 0; --i)
            ridge_line();
        level(ground);
        for (int i = random_.pick({0.2f, 0.4f, 0.25f, 0.15f}); i > 0; --i)
            feature();
        for (int i = random_.pick({0.38f, 0.2f, 0.2f, 0.13f, 0.09f}); i > 0; --i)
            tree();
        for (int i = random_.pick({0.62f, 0.2f, 0.1f, 0.08f}); i > 0; --i) {
            const float y = random_.uniform(horizon_ + 0.02f, 1), s = near(y);
            brush_.blob(random_, random_.uniform(0, wide_), y, s * random_.uniform(0.04f, 0.13f),
                        s * random_.uniform(0.025f, 0.09f), 0.12f, rock);
        }
        return map_;
    }

  private:
    float near(float y) const { return 0.35f + 1.2f * std::max(0.0f, y - horizon_) / (1 - horizon_); }

    void clouds() {
        for (int i = random_.pick({0.25f, 0.25f, 0.2f, 0.2f, 0.1f}); i > 0; --i) {
            const float x = random_.uniform(0, wide_), y = random_.uniform(0.02f, 0.85f) * horizon_,
                        w = random_.uniform(0.06f, 0.32f);
            for (int j = 1 + random_.below(4); j > 0; --j)
                brush_.blob(random_, x + 0.6f * w * random_.normal(), y + 0.02f * random_.normal(),
                            w * random_.uniform(0.4f, 1), w * random_.uniform(0.12f, 0.4f), 0.18f, cloud);
        }
    }

    void range(int layer) {
        const WavyLine line(random_, random_.uniform(0.5f, 1.6f), random_.uniform(0.2f, 1));
        const float amplitude = random_.uniform(0.03f, 0.12f),
                    middle = horizon_ - random_.uniform(0.03f, 0.5f) * horizon_ *
                                            (1 - 0.25f * static_cast<float>(layer - 1));
        const bool peaked = random_.chance(0.55f);
        const float at = random_.uniform(0, wide_), peak = random_.uniform(0.05f, 0.26f),
                    half = random_.uniform(0.10f, 0.35f);
        auto top = [&](float x) {
            float t = middle + amplitude * line(x);
            if (peaked)
                t -= peak * std::max(0.0f, 1 - std::fabs(x - at) / half);
            return std::max(t, 0.025f);
        };
        brush_.under(0, horizon_ + 0.02f, mountain, top);
        if (!random_.chance(0.5f))
            return;
        const float height = peaked ? top(at) : middle - amplitude;
        const float line_of_snow = height + random_.uniform(0.15f, 0.8f) * (horizon_ - height);
        const WavyLine ragged(random_, 3, 1);
        brush_.where(0, std::min(horizon_ + 0.02f, line_of_snow + 0.1f), snow, [&](float x, float y) {
            return y >= top(x) && y + 0.03f * ragged(x + 0.3f * y) + 0.25f * (top(x) - height) < line_of_snow;
        });
    }

    void ridge_line() {
        const ClassIndex kinds[] = {hill, forest, grass, sand, rock, snow};
        const ClassIndex c = kinds[random_.pick({0.42f, 0.34f, 0.08f, 0.06f, 0.04f, 0.06f})];
        const WavyLine line(random_, random_.uniform(0.4f, 1.2f), c == forest ? 0.8f : 0.1f);
        const float level = horizon_ - random_.uniform(-0.015f, 0.12f),
                    amplitude = random_.uniform(0.008f, 0.05f);
        brush_.under(0, horizon_ + 0.03f, c, [&](float x) { return level + amplitude * line(x); });
    }

    void level(ClassIndex ground) {
        const WavyLine line(random_, random_.uniform(0.5f, 1.5f), 0.2f);
        const float amplitude = ground == water ? 0 : random_.uniform(0, 0.012f);
        brush_.under(0, 2, ground, [&](float x) { return horizon_ + amplitude * line(x); });
    }

    void feature() {
        const float kind = random_.uniform();
        if (kind < 0.32f) {
            const ClassIndex kinds[] = {water, water, water, sand, flowers};
            brush_.blob(random_, random_.uniform(0, wide_), random_.uniform(horizon_ + 0.04f, 1),
                        random_.uniform(0.12f, 0.6f), random_.uniform(0.04f, 0.20f), 0.12f,
                        kinds[random_.below(5)], horizon_ + 0.01f);
        } else if (kind < 0.52f) {
            band();
        } else if (kind < 0.72f) {
            road();
        } else {
            const ClassIndex kinds[] = {flowers, flowers, rock, grass, forest, sand, snow};
            for (int i = 1 + random_.below(3); i > 0; --i) {
                const float y = random_.uniform(horizon_ + 0.03f, 1), s = near(y);
                brush_.blob(random_, random_.uniform(0, wide_), y, s * random_.uniform(0.06f, 0.26f),
                            s * random_.uniform(0.025f, 0.09f), 0.15f, kinds[random_.below(7)],
                            horizon_ + 0.01f);
            }
        }
    }

    void band() {
        const ClassIndex kinds[] = {grass, sand, rock, water, flowers, forest, snow, path};
        const WavyLine line(random_, random_.uniform(0.4f, 1.2f), 0.3f);
        const float level = random_.uniform(horizon_ + 0.07f, 0.97f),
                    amplitude = random_.uniform(0.015f, 0.07f), tilt = random_.uniform(-0.4f, 0.4f);
        brush_.under(horizon_ + 0.01f, 2,
                     kinds[random_.pick({0.25f, 0.17f, 0.1f, 0.13f, 0.12f, 0.1f, 0.06f, 0.07f})],
                     [&](float x) { return level + amplitude * line(x) + tilt * (x - 0.5f * wide_); });
    }

    void road() {
        const float from = random_.uniform(0.2f, 0.8f) * wide_, to = random_.uniform(0.1f, 0.9f) * wide_;
        const float swing = random_.uniform(-0.16f, 0.16f), bends = random_.uniform(2, 6),
                    breadth = random_.uniform(0.05f, 0.2f);
        const ClassIndex kinds[] = {path, water, sand};
        brush_.where(horizon_ + 0.008f, 2, kinds[random_.pick({0.7f, 0.2f, 0.1f})], [&](float x, float y) {
            const float t = (y - horizon_) / (1 - horizon_);
            return std::fabs(x - (from + (to - from) * t + swing * std::sin(t * bends) * (0.3f + t))) <
                   0.006f + breadth * std::pow(t, 1.25f);
        });
    }

    void tree() {
        const float foot =
            random_.uniform(horizon_, std::min(1.05f, horizon_ + 0.8f * (1 - horizon_) + 0.05f));
        const float h = near(foot) * random_.uniform(0.11f, 0.34f), w = h * random_.uniform(0.22f, 0.5f),
                    x = random_.uniform(0, wide_);
        brush_.blob(random_, x, foot - 0.56f * h, w, 0.46f * h, 0.08f, forest);
        brush_.where(foot - 0.3f * h, foot, forest,
                     [&](float px, float) { return std::fabs(px - x) < std::max(0.008f, 0.1f * w); });
    }

    LabelMap map_;
    Brush brush_;
    Random random_;
    float wide_, horizon_ = 0.5f;
};

} // namespace

LabelMap layout_map(Size size, std::uint64_t seed) {
    return Layout(size, seed).run();
}

} // namespace sinopia::landscape
