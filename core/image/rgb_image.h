#pragma once

#include "image/plane.h"

namespace sinopia {

/// One sRGB pixel, 8 bits a channel.
struct Rgb {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    bool operator==(const Rgb&) const = default;
};
static_assert(sizeof(Rgb) == 3, "planes of Rgb are handed to libraries as packed bytes");

/// A packed 8-bit sRGB picture.
using RgbImage = Plane<Rgb>;

} // namespace sinopia
