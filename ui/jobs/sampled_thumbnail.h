#pragma once

#include "image/rgb_image.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sinopia {

/// A picture of `size`, read by `pixel(x, y)` -> Rgb, at most `side` pixels a side: each is the mean of a few
/// samples, so that it costs the same for any size. Empty for an empty size.
template <class Pixel>
RgbImage sampled_thumbnail(Size size, int side, const Pixel& pixel) {
    if (size.empty())
        return {};
    const double shrink = std::max(1.0, double(std::max(size.width, size.height)) / side);
    const Size small{std::max(1, int(size.width / shrink)), std::max(1, int(size.height / shrink))};
    constexpr int samples = 3, count = samples * samples; // a side: few, but enough against jagged edges
    const auto place = [](int at, int sample, int of, int full) {
        return std::min(full - 1, int((at + (sample + 0.5) / samples) * full / of));
    };
    const auto mean = [](int total) { return static_cast<std::uint8_t>((total + count / 2) / count); };
    RgbImage out(small);
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            std::array<int, 3> sum{};
            for (int i = 0; i < count; ++i) {
                const Rgb from = pixel(place(x, i % samples, small.width, size.width),
                                       place(y, i / samples, small.height, size.height));
                sum[0] += from.r;
                sum[1] += from.g;
                sum[2] += from.b;
            }
            out.at(x, y) = {mean(sum[0]), mean(sum[1]), mean(sum[2])};
        }
    return out;
}

} // namespace sinopia
