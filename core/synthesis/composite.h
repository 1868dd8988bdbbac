#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <algorithm>

namespace sinopia {

/// How far each pixel of an edited picture is new, of 255: the region, and around its pixels of 128 and more
/// a band that falls evenly to 0 at the Euclidean distance `feather`. 0: the old byte stays. See feather().
Mask edit_alpha(const Mask& region, int feather);

/// The part of a plane under a rectangle that lies inside it.
template <class T>
Plane<T> cut(const Plane<T>& plane, Rect rect) {
    Plane<T> out(rect.size());
    for (int y = 0; y < rect.height; ++y)
        std::copy_n(plane.row(rect.y + y) + rect.x, rect.width, out.row(y));
    return out;
}

/// Puts `fresh` into `picture` where `alpha` says so, and only inside `within`: 255 takes the new byte, 0
/// leaves the old one exactly, between the two the mean weighted by alpha, rounded. All have one size.
void blend_into(RgbImage& picture, const RgbImage& fresh, const Mask& alpha, Rect within);

/// Copies the pixels of `part` under `within`, a rectangle of `picture`; `part` lies at `at` of it.
void paste(RgbImage& picture, const RgbImage& part, Point at, Rect within);

} // namespace sinopia
