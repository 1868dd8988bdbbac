#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <functional>
#include <string>
#include <vector>

namespace sinopia {

/// What a segmenter sees in a picture, without torch.
struct MapProposal {
    LabelMap map;                     ///< of the picture's size; indices into `classes`
    std::vector<std::string> classes; ///< names
};

/// Tells the classes of a picture's pixels on the calling thread. Throws Error. Not thread-safe: one worker
/// at a time.
using MapProposer = std::function<MapProposal(const RgbImage&)>;

} // namespace sinopia
