#include "dataset/random_region.h"

#include "dataset/preprocess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sinopia {

namespace {

constexpr std::uint8_t known = 0, unknown = 255;
constexpr int most_tries = 16;

using Random = std::mt19937_64;

/// Even in [low, high), the same on every platform.
double draw(double low, double high, Random& random) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

PointF draw_point(Size size, Random& random) {
    return {draw(0, size.width, random), draw(0, size.height, random)};
}

/// Lengths are shares of this, so that regions of all sizes of picture look alike.
double unit_of(Size size) {
    return std::sqrt(static_cast<double>(size.area()));
}

/// Marks every pixel whose centre `inside` holds.
template <class Inside>
void mark(Mask& mask, Inside&& inside) {
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            if (inside(x + 0.5, y + 0.5))
                mask.at(x, y) = unknown;
}

void add_box(Mask& mask, Random& random) {
    const double width = draw(0.1, 0.7, random) * mask.width(),
                 height = draw(0.1, 0.7, random) * mask.height();
    const PointF middle = draw_point(mask.size(), random);
    mark(mask, [&](double x, double y) {
        return std::abs(x - middle.x) <= width / 2 && std::abs(y - middle.y) <= height / 2;
    });
}

/// A round brush drawn along a line that bends a little at every step.
void add_stroke(Mask& mask, Random& random) {
    const double unit = unit_of(mask.size()), radius = draw(0.02, 0.12, random) * unit;
    const double step = std::max(0.5, radius / 2), length = draw(0.2, 1.2, random) * unit;
    double angle = draw(0, 2 * std::numbers::pi, random);
    PointF at = draw_point(mask.size(), random);
    for (double gone = 0; gone < length; gone += step) {
        const int x0 = std::max(0, static_cast<int>(at.x - radius - 1));
        const int y0 = std::max(0, static_cast<int>(at.y - radius - 1));
        const int x1 = std::min(mask.width(), static_cast<int>(at.x + radius + 2));
        const int y1 = std::min(mask.height(), static_cast<int>(at.y + radius + 2));
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x)
                if (std::hypot(x + 0.5 - at.x, y + 0.5 - at.y) <= radius)
                    mask.at(x, y) = unknown;
        angle += draw(-0.5, 0.5, random);
        at = {at.x + step * std::cos(angle), at.y + step * std::sin(angle)};
    }
}

/// A disc whose radius swings by three slow waves.
void add_blob(Mask& mask, Random& random) {
    const double radius = draw(0.08, 0.3, random) * unit_of(mask.size());
    const PointF middle = draw_point(mask.size(), random);
    std::array<std::array<double, 2>, 3> waves{}; // height and phase
    for (std::size_t i = 0; i < waves.size(); ++i)
        waves[i] = {draw(0, 0.4, random) / static_cast<double>(i + 1), draw(0, 2 * std::numbers::pi, random)};
    mark(mask, [&](double x, double y) {
        const double angle = std::atan2(y - middle.y, x - middle.x);
        double reach = 1;
        for (std::size_t i = 0; i < waves.size(); ++i)
            reach += waves[i][0] * std::cos(static_cast<double>(i + 2) * angle + waves[i][1]);
        return std::hypot(x - middle.x, y - middle.y) <= radius * reach;
    });
}

void add_half_plane(Mask& mask, Random& random) {
    const double angle = draw(0, 2 * std::numbers::pi, random), c = std::cos(angle), s = std::sin(angle);
    const PointF through = {mask.width() * draw(0.2, 0.8, random), mask.height() * draw(0.2, 0.8, random)};
    mark(mask, [&](double x, double y) { return c * (x - through.x) + s * (y - through.y) > 0; });
}

Mask drawn(Size size, Random& random) {
    Mask mask(size, known);
    const int kind = draw_below(4, random);
    const int parts = kind == 3 ? 1 : 1 + draw_below(3, random);
    constexpr std::array add = {add_box, add_stroke, add_blob, add_half_plane};
    for (int i = 0; i < parts; ++i)
        add[static_cast<std::size_t>(kind)](mask, random);
    if (draw_below(8, random) == 0)
        for (std::uint8_t& pixel : mask.pixels())
            pixel = static_cast<std::uint8_t>(unknown - pixel);
    return mask;
}

} // namespace

Mask random_region(Size size, std::uint64_t seed) {
    Random random(seed);
    for (int i = 0; i < most_tries; ++i) {
        const Mask mask = drawn(size, random);
        const auto pixels = mask.pixels();
        if (std::find(pixels.begin(), pixels.end(), known) != pixels.end() &&
            std::find(pixels.begin(), pixels.end(), unknown) != pixels.end())
            return mask;
    }
    Mask mask(size, known); // so small that every draw missed it or covered it
    mask.at(draw_below(size.width, random), draw_below(size.height, random)) = unknown;
    return mask;
}

} // namespace sinopia
