#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

namespace sinopia {

/// How much the border of a region shows: (a + 1) / (b + 1), where a is the mean absolute difference in
/// brightness (Rec. 601 luma, 0..255) between neighbours, right and below, of which one is in the region and
/// one is not, and b the same between neighbours on one side of the border that lie within 8 pixels of the
/// other side. 1: the border is as rough as what is beside it; more: it can be seen; less: it is smoother.
/// The 1, one grey level, keeps flat pictures from dividing by nothing. A pixel is in the region from 128 on.
/// 1 where the region has no border. Region and picture have one size.
double seam_measure(const RgbImage& picture, const Mask& region);

} // namespace sinopia
