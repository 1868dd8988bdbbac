#pragma once

#include "dataset/landscape/lighting.h"
#include "image/rgb_image.h"

namespace sinopia::landscape {

/// Exposes, grades and develops the light to sRGB, averaging blocks of `factor` x `factor` pixels.
RgbImage develop(const Scene& scene, const Radiance& light, int factor);

} // namespace sinopia::landscape
