#pragma once

#include "image/rgb_image.h"

namespace sinopia {

/// The picture at another size: averaged over areas where it shrinks, bicubic where it grows, each axis by
/// itself. Throws nothing; both sizes must not be empty.
RgbImage resampled(const RgbImage& picture, Size size);

} // namespace sinopia
