#pragma once

#include "image/label_map.h"

#include <algorithm>
#include <cstdint>

namespace sinopia {

/// Where the nearest pixel outside a region lies, for every pixel inside (from 128 on). Exact Euclidean
/// distances between pixel centres; of several at one distance any one, always the same.
class NearestOutside {
  public:
    /// Looks at the part of the mask in use; time and memory go with its bounding box.
    explicit NearestOutside(const Mask& region);

    /// Every pixel is inside: there is no nearest one outside.
    bool nothing_outside() const { return nothing_outside_; }
    /// The rectangle that holds all pixels inside; empty if there are none.
    Rect inside() const { return inside_; }
    /// The place for a pixel of `inside()`; the pixel itself if it lies outside the region.
    Point of(Point pixel) const {
        const std::int32_t at = nearest_.at(pixel.x - looked_.x, pixel.y - looked_.y);
        return {looked_.x + at % looked_.width, looked_.y + at / looked_.width};
    }

  private:
    Rect inside_, looked_;
    Plane<std::int32_t> nearest_; ///< of `looked_`, by place in it
    bool nothing_outside_ = false;
};

/// What a region looks like once nothing is in it: each pixel inside gets the value of the nearest one
/// outside. `values` has the region's size; without a pixel outside nothing changes. The part that may
/// differ: nearest.inside().
template <class T>
Plane<T> filled_from_outside(const Plane<T>& values, const NearestOutside& nearest) {
    Plane<T> out = values;
    const Rect rect = nearest.nothing_outside() ? Rect{} : nearest.inside();
    for (int y = rect.y; y < rect.bottom(); ++y)
        for (int x = rect.x; x < rect.right(); ++x) {
            const Point from = nearest.of({x, y});
            out.at(x, y) = values.at(from.x, from.y);
        }
    return out;
}

} // namespace sinopia
