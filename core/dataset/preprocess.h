#pragma once

#include "dataset/pair_source.h"

#include <random>

namespace sinopia {

/// How pairs of any size become pairs of the training size, as the original SDM training code does it (named
/// in brackets): the picture is halved by exact box filters while it stays at least twice the target, then
/// resized bicubically; labels and instances are picked at pixel centres straight from the original. Sizes
/// are rounded half to even, as Python's round() does.
///
/// The original knows square targets only; for others "short side = target" reads "covers the target".

/// Rounds half to even.
int round_half_even(double value);

/// Scaled to the smallest size that covers `target`, keeping the aspect. [Cityscapes, with a square target]
/// Throws Error for a picture so narrow that the result would be beyond the limits of geometry.h.
Pair scale_to_cover(const Pair& pair, Size target);

/// Resized to `target` whatever the aspect. [validation of all but Cityscapes]
Pair resize_plain(const Pair& pair, Size target);

/// scale_to_cover, then the middle. [center_crop_arr]
Pair center_crop(const Pair& pair, Size target);

/// What random_crop draws.
struct CropDraw {
    int short_side = 0; ///< the target is covered as if its short side were this: short side to 1.25 of it
    int crop_y = 0;
    int crop_x = 0;
};

/// scale_to_cover of the target enlarged to the drawn short side, then the drawn crop. [random_crop_arr]
Pair random_crop(const Pair& pair, Size target, const CropDraw& draw);

/// Draws evenly among all short sides and, given that, all places. The crop places depend on the picture's
/// size.
CropDraw draw_crop(Size picture, Size target, std::mt19937_64& random);

/// The largest size that random_crop covers for that target.
Size largest_random_cover(Size target);

/// The picture halved as often as it is on its way to `target`. Going on from there to that size, or to a smaller
/// one, gives what the whole picture gives.
RgbImage halved_for(const RgbImage& image, Size target);

/// Mirrors all planes left to right.
Pair flip(const Pair& pair);

/// ADE20K: 0 ("other") becomes 150, the rest moves down by one (8-bit arithmetic with wrap, then 255 -> 150).
LabelMap remap_ade20k(const LabelMap& raw);

/// COCO-Stuff: 255 ("unlabelled") becomes 182.
LabelMap remap_coco(const LabelMap& raw);

/// An even draw among 0 .. count - 1, the same on every platform.
int draw_below(int count, std::mt19937_64& random);

} // namespace sinopia
