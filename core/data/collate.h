#pragma once

#include "data/batch.h"
#include "dataset/pair_source.h"

#include <vector>

namespace sinopia {

enum class Resize {
    random_crop, ///< as the original trains
    center_crop, ///< its middle: for pictures a training is judged by
    plain,       ///< whatever the aspect
    cover        ///< keeping the aspect: pairs must have that of the training size [Cityscapes, as the original]
};

/// How a pair is brought to the training size. Without a random crop a pair of that size passes untouched.
struct Preparation {
    Size size;
    Resize resize = Resize::plain;
    bool random_flip = false; ///< mirrored left to right in half of the cases
    std::uint64_t seed = 0;   ///< of crop and flip
};

/// The largest size that pictures are ever resized to on their way to a training size: pictures that were halved for
/// this one become the same pairs as whole ones.
Size largest_cover(Size size, Resize resize);

/// A pure function of its arguments.
Pair prepared(Pair pair, const Preparation& how);

/// Pairs of one size as a batch: pictures as value / 127.5 - 1, channels last in memory. Throws Error if a
/// pair differs from the first in size, in having instances or in its number of styles.
Batch collate(const std::vector<Pair>& pairs);

} // namespace sinopia
