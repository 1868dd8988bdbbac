#pragma once

#include "diffusion/inpainting.h"
#include "image/label_map.h"
#include "image/rgb_image.h"

namespace sinopia {

/// An edited area at another size: a pixel is 255 if any of the pixels that it covers is above 0.
Mask touched(const Mask& area, Size size);

/// What a stage knows of a picture: at `size`, padded to `padded`. Old and new stay apart: where the picture
/// is reduced, a known pixel is the mean of known pixels only. The padding repeats the edge and is known.
KnownPixels known_pixels(const RgbImage& picture, const Mask& area, Size size, Size padded);

} // namespace sinopia
