#pragma once

#include "formats/imported_map.h"
#include "image/label_set.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace sinopia {

/// A colour of a picture that no class has.
struct UnknownColour {
    Rgb colour;
    long long count = 0;    ///< pixels
    Point first;            ///< the first of them, by rows
    ClassIndex nearest = 0; ///< the class of the nearest colour: an offer, never taken unasked
    double distance = 0;    ///< to it, in CIE 1976 L*a*b* units; about 2 is just visible
};

/// A picture read as a map through the colours of a label set.
struct ColourReading {
    LabelMap map;                       ///< no_class where the colour is unknown
    std::vector<UnknownColour> unknown; ///< most frequent first
    /// Classes that share their colour with an earlier one: their pixels were read as the earlier class.
    std::vector<std::pair<ClassIndex, ClassIndex>> doubles; ///< later, earlier
};

/// Each pixel gets the class that has exactly its colour. Throws Error if the set is empty.
ColourReading read_by_colours(const RgbImage& picture, const LabelSet& labels);

/// 0xRRGGBB.
inline std::uint32_t packed(Rgb c) {
    return static_cast<std::uint32_t>(c.r) << 16 | static_cast<std::uint32_t>(c.g) << 8 | c.b;
}

/// Fills in what the person decided for the unknown colours (by packed colour). Throws Error if a colour that
/// occurs has no decision.
LabelMap with_colours_decided(const RgbImage& picture, const ColourReading& reading,
                              const std::map<std::uint32_t, ClassIndex>& decided);

/// Classes whose colours are no longer different from an earlier one: a map drawn in them cannot be read
/// back.
std::vector<std::pair<ClassIndex, ClassIndex>> classes_of_one_colour(const LabelSet& labels);

} // namespace sinopia
