#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

namespace sinopia {

/// Enlarges a picture that was painted over `map` at a smaller size to the map's size, along the map's
/// borders: each pixel takes its colours from those small pixels that its own class covers, so that outlines
/// are as sharp as the map and colours do not bleed over them; away from borders it is a plain Gaussian
/// enlargement. Borders are softened over a pixel. Where a class is too thin to own a small pixel, the plain
/// enlargement remains
/// ("joint upsampling", Kopf et al. 2007, with the label map as the guide). A picture that is larger than the
/// map on a side is resized bicubically. Throws Error if either is empty.
RgbImage enlarge_along_labels(const RgbImage& picture, const LabelMap& map);

} // namespace sinopia
