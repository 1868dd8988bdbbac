#include "dataset/landscape/scene.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

/// One sweep of a chamfer transform: each pixel against its left (or right) neighbour and the row before.
void sweep_row(const float* before, float* row, int w, int direction) {
    constexpr float diagonal = 1.41421356f;
    if (before) {
        for (int x = 0; x < w; ++x)
            row[x] = std::min(row[x], before[x] + 1);
        for (int x = 1; x < w; ++x)
            row[x] = std::min(row[x], before[x - 1] + diagonal);
        for (int x = 0; x + 1 < w; ++x)
            row[x] = std::min(row[x], before[x + 1] + diagonal);
    }
    if (direction > 0)
        for (int x = 1; x < w; ++x)
            row[x] = std::min(row[x], row[x - 1] + 1);
    else
        for (int x = w - 2; x >= 0; --x)
            row[x] = std::min(row[x], row[x + 1] + 1);
}

/// Chamfer distance to the nearest pixel of `value`.
void distance_to(const Plane<std::uint8_t>& inside, std::uint8_t value, float reach, Plane<float>& d) {
    const int w = inside.width(), h = inside.height();
    for (std::size_t i = 0; i < d.pixels().size(); ++i)
        d.data()[i] = inside.data()[i] == value ? 0.0f : reach;
    for (int y = 0; y < h; ++y)
        sweep_row(y > 0 ? d.row(y - 1) : nullptr, d.row(y), w, 1);
    for (int y = h - 1; y >= 0; --y)
        sweep_row(y + 1 < h ? d.row(y + 1) : nullptr, d.row(y), w, -1);
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

Plane<float> distance_inside(const Plane<std::uint8_t>& inside, float reach) {
    Plane<float> in(inside.size());
    distance_to(inside, 0, reach, in);
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
