#pragma once

#include "dataset/landscape/random.h"
#include "image/label_map.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

/// A wavy line over the width of a picture: the sum of a few sines, fractal. Deviation about 1.
class WavyLine {
  public:
    /// `roughness` from 0 (smooth) to 1 (jagged); `waves` over one height of the picture.
    WavyLine(Random& random, float waves, float roughness);
    float operator()(float x) const;

  private:
    struct Wave {
        float frequency, phase, amplitude;
    };
    std::vector<Wave> waves_;
};

/// Paints classes into a map; coordinates in heights of the map, x from 0 to width() / height().
class Brush {
  public:
    explicit Brush(LabelMap& map) : map_(map) {}

    float wide() const { return static_cast<float>(map_.width()) / static_cast<float>(map_.height()); }

    /// All pixels for which `inside(x, y)` holds, within y0 ... y1.
    template <class Inside>
    void where(float y0, float y1, ClassIndex c, Inside inside) {
        const float pitch = 1.0f / static_cast<float>(map_.height());
        const int from = std::max(0, static_cast<int>(y0 / pitch)),
                  to = std::min(map_.height(), static_cast<int>(y1 / pitch) + 1);
        for (int y = from; y < to; ++y)
            for (int x = 0; x < map_.width(); ++x) {
                const float fx = (static_cast<float>(x) + 0.5f) * pitch,
                            fy = (static_cast<float>(y) + 0.5f) * pitch;
                if (fy >= y0 && fy < y1 && inside(fx, fy))
                    map_.at(x, y) = c;
            }
    }
    /// All pixels between y0 and y1 that lie at or under the line y = f(x).
    template <class Line>
    void under(float y0, float y1, ClassIndex c, Line f) {
        const float pitch = 1.0f / static_cast<float>(map_.height());
        std::vector<float> line;
        for (int x = 0; x < map_.width(); ++x)
            line.push_back(f((static_cast<float>(x) + 0.5f) * pitch));
        where(y0, y1, c, [&](float x, float y) { return y >= line[static_cast<std::size_t>(x / pitch)]; });
    }
    /// A closed shape round (x, y) with a wavy border; `below` keeps it under a height.
    void blob(Random& random, float x, float y, float rx, float ry, float rough, ClassIndex c,
              float below = -1);
    void stroke(Random& random, float x, float y, float radius, int steps, ClassIndex c);
    void triangle(float x, float top, float foot, float half, ClassIndex c);

  private:
    LabelMap& map_;
};

} // namespace sinopia::landscape
