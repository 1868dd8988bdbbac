#pragma once

#include "image/rgb_image.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::test {

/// A PNG made by hand, without the library that reads it: any colour type, depth and interlacing, broken or
/// not.
struct CraftedPng {
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    int depth = 8;
    int color_type = 0; ///< 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    bool interlaced = false;
    std::vector<Rgb> palette;
    std::string transparency;                           ///< bytes of tRNS, empty for none
    std::string before_pixels;                          ///< whole chunks to put before IDAT
    std::string after_pixels;                           ///< whole chunks to put behind IDAT
    std::function<std::uint32_t(int, int, int)> sample; ///< value at x, y of channel c; null: no pixel data

    std::string bytes() const;
};

/// Length, type, data and CRC.
std::string png_chunk(std::string_view type, std::string_view data);

} // namespace sinopia::test
