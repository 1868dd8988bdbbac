#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

namespace sinopia {

/// How a picture is resampled. All but `nearest` widen their kernel when reducing, so that nothing aliases.
enum class Filter { box, bilinear, bicubic };

/// Resizes an 8-bit picture bit-exactly as the imaging library of the published training code does:
/// separable, horizontal pass first, coefficients of 22 fractional bits rounded half away from zero, both
/// passes rounded and clipped to 8 bits. Bicubic is Keys' kernel with a = -0.5. A pass that would not change
/// the size is left out.
RgbImage resize(const RgbImage& image, Size size, Filter filter);

/// Nearest neighbour at pixel centres: output i reads input floor((i + 0.5) * in / out).
LabelMap resize_nearest(const LabelMap& map, Size size);
RgbImage resize_nearest(const RgbImage& image, Size size);

} // namespace sinopia
