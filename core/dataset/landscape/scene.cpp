#include "dataset/landscape/scene.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

/// Chamfer distance to the nearest pixel of `value`.
void distance_to(const Plane<std::uint8_t>& inside, std::uint8_t value, float reach, Plane<float>& d) {
    const int w = inside.width(), h = inside.height();
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x)
            d.at(x, y) = inside.at(x, y) == value ? 0.0f : reach;
    constexpr float diagonal = 1.41421356f;
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            float best = d.at(x, y);
            if (x > 0)
                best = std::min(best, d.at(x - 1, y) + 1);
            if (y > 0) {
                best = std::min(best, d.at(x, y - 1) + 1);
                if (x > 0)
                    best = std::min(best, d.at(x - 1, y - 1) + diagonal);
                if (x + 1 < w)
                    best = std::min(best, d.at(x + 1, y - 1) + diagonal);
            }
            d.at(x, y) = best;
        }
    for (int y = h - 1; y >= 0; --y)
        for (int x = w - 1; x >= 0; --x) {
            float best = d.at(x, y);
            if (x + 1 < w)
                best = std::min(best, d.at(x + 1, y) + 1);
            if (y + 1 < h) {
                best = std::min(best, d.at(x, y + 1) + 1);
                if (x > 0)
                    best = std::min(best, d.at(x - 1, y + 1) + diagonal);
                if (x + 1 < w)
                    best = std::min(best, d.at(x + 1, y + 1) + diagonal);
            }
            d.at(x, y) = best;
        }
}

void blur_line(const float* from, float* to, int count, int stride, int radius) {
    const float scale = 1.0f / static_cast<float>(2 * radius + 1);
    auto value = [&](int i) { return from[std::clamp(i, 0, count - 1) * stride]; };
    float sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += value(i);
    for (int i = 0; i < count; ++i) {
        to[i * stride] = sum * scale;
        sum += value(i + radius + 1) - value(i - radius);
    }
}

} // namespace

Plane<float> signed_distance(const Plane<std::uint8_t>& inside, float reach) {
    Plane<float> in(inside.size()), out(inside.size());
    distance_to(inside, 0, reach, in);
    distance_to(inside, 1, reach, out);
    for (std::size_t i = 0; i < in.pixels().size(); ++i)
        in.data()[i] -= out.data()[i];
    return in;
}

void box_blur(Plane<float>& plane, int radius, int passes) {
    if (radius < 1)
        return;
    Plane<float> other(plane.size());
    const int w = plane.width(), h = plane.height();
    for (int pass = 0; pass < passes; ++pass) {
        for (int y = 0; y < h; ++y)
            blur_line(plane.row(y), other.row(y), w, 1, radius);
        for (int x = 0; x < w; ++x)
            blur_line(other.data() + x, plane.data() + x, h, w, radius);
    }
}

} // namespace sinopia::landscape
