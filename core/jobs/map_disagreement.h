#pragma once

#include "jobs/segmentation.h"

namespace sinopia {

/// Where a picture does not show what its label map says, by a segmentation network.
struct MapDisagreement {
    /// Pixels that the map says are `mapped` and the network sees as another class.
    struct Mistaken {
        ClassIndex mapped = 0; ///< in the map's label set
        std::string seen;      ///< the network's name
        long long pixels = 0;
        long long of = 0; ///< all pixels of the class in the map, judged or not
    };

    Mask marked;                ///< of the map's size: 255 where they differ, else 0
    long long judged = 0;       ///< pixels that the network is sure of, and whose class in the map it knows
    long long unjudged = 0;     ///< pixels without a class, or of one that it does not know
    long long unsure = 0;       ///< pixels that it is not sure of
    long long differing = 0;    ///< of the judged ones
    bool knows_classes = false; ///< the label set has classes that the network knows
    std::vector<Mistaken> mistaken; ///< the most pixels first

    /// Share of the judged pixels that agree, 0..1; 1 without any.
    double agreement() const {
        return judged > 0 ? 1 - static_cast<double>(differing) / static_cast<double>(judged) : 1;
    }
};

/// How likely a class must be to the network before it counts, of 255. What it is less sure of is as likely a
/// weakness of the network as one of the picture.
inline constexpr int sure_from = 179;

/// Compares a map with what the network sees in its picture, by the names of the classes. Borders that are
/// off by no more than the segmentation's grain agree: a pixel differs only if, that far about it, the
/// picture has none of the map's class or the map none of the picture's. Pixels without a class and of
/// classes that the network does not know are not judged. Throws Error if the sizes differ, Stopped.
MapDisagreement disagreement(const LabelMap& map, const LabelSet& labels, const Segmentation& segmentation,
                             std::stop_token stop = {});

} // namespace sinopia
