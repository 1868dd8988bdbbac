#pragma once

#include "image/label_map.h"

#include <vector>

namespace sinopia {

/// How the canvas draws a pixel. Without a picture (or preview), blend and outlines show the map alone.
enum class ViewMode {
    picture, ///< the picture alone
    labels,  ///< the map alone
    blend,   ///< the map over the picture, as opaque as `label_opacity`
    outlines ///< the classes' borders over the picture
};

/// How the canvas is divided.
enum class ViewLayout {
    single,
    sideBySide, ///< left as `mode` says, right the picture; the halves move together and show one another's
                ///< pointer
    wipe        ///< left of a divider that can be dragged the picture to compare with (else the map), right
                ///< of it as `mode` says
};

/// What the canvas shows and how: plain values, none of them belongs to the document.
struct ViewOptions {
    ViewMode mode = ViewMode::blend;
    ViewLayout layout = ViewLayout::single;
    double label_opacity = 0.65; ///< 0..1, in the mode blend
    bool region = true;          ///< the erase region as a tint with a border
    bool instance_edges = true;  ///< lines between instances, if there is an instance layer
    bool hatches = false;        ///< a pattern per class over its colour: no need to tell colours apart
    bool safe_colours = false; ///< colours that colour-blind people tell apart, in place of the classes' own
    bool names = false;        ///< the classes' names in the middle of their regions
    bool pixel_grid = true;    ///< lines between the pixels where they are large enough
    std::vector<ClassIndex> hidden; ///< classes that the picture shows through; sorted
    bool operator==(const ViewOptions&) const = default;
};

} // namespace sinopia
