#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

namespace sinopia {

/// How a picture is resampled. All but `nearest` widen their kernel when reducing, so that nothing aliases.
enum class Filter { box, bilinear, bicubic };

/// Resizes an 8-bit picture bit-exactly as Pillow 13, the imaging library of the reference set: separable,
/// coefficients of 22 fractional bits rounded half away from zero, each pass rounded and clipped to 8 bits.
/// Bicubic is Keys' kernel with a = -0.5. A pass that would not change the size is left out. The horizontal
/// pass comes first, unless the height shrinks by more than twice as many pixels as the width (a rule found
/// by comparing; Pillow before 13 always starts horizontally, which moves single values of tall pictures by a
/// few levels).
RgbImage resize(const RgbImage& image, Size size, Filter filter);

/// Nearest neighbour at pixel centres: output i reads input floor((i + 0.5) * in / out), the place summed up
/// step by step as Pillow does, which decides where a place falls on the edge of two pixels.
LabelMap resize_nearest(const LabelMap& map, Size size);
RgbImage resize_nearest(const RgbImage& image, Size size);

} // namespace sinopia
