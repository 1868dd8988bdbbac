#pragma once

#include "image/label_map.h"
#include "image/label_set.h"
#include "image/rgb_image.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sinopia {

/// The class of every pixel of a picture as a segmentation network sees it, without torch.
struct Segmentation {
    LabelMap map;                     ///< of the picture's size; indices into `classes`
    std::vector<std::string> classes; ///< their names
    double grain = 1; ///< side, in pixels of the picture, of what the network saw as one pixel; at least 1
    /// How likely the class is to the network, 0..255 for 0..1. Empty: it is always sure.
    Plane<std::uint8_t> certainty = {};
};

/// Looks at a picture on the calling thread; `on_progress` gets the share done, 0..1. Throws Error, and
/// Stopped once a stop is asked for. One call at a time.
using SegmentPicture = std::function<Segmentation(
    const RgbImage& picture, const std::function<void(double)>& on_progress, std::stop_token stop)>;

/// For each name the class of `labels` that is called the same (but for case, blanks and the plural; an equal
/// name comes first), or none.
std::vector<std::optional<ClassIndex>> classes_called(const std::vector<std::string>& names,
                                                      const LabelSet& labels);

/// A pixel of this class says nothing: none of the list's, its ignore index, or the listed class that stands
/// for "not labelled yet", as Cityscapes has one.
bool says_nothing(ClassIndex index, const LabelSet& labels);

} // namespace sinopia
