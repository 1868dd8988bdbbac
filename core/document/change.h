#pragma once

#include "image/geometry.h"

namespace sinopia {

enum class ChangeKind {
    labels,    ///< pixels of the label map
    picture,   ///< pixels of the picture, or whether there is one
    region,    ///< pixels of the erase region
    instances, ///< pixels of the instance layer, or whether there is one
    selection, ///< pixels of the selection, or whether there is one
    label_set, ///< the classes' names and colours
    options,   ///< the sampling options
    locks,     ///< which classes may not be painted over
    proposed,  ///< a finished step has proposed pixels for the region: those it may have changed
    results,   ///< the list of kept results
    state,     ///< what can be undone, or whether something is unsaved
    resized,   ///< the same document with all layers of another size or orientation
    replaced   ///< another document: everything
};

struct Change {
    ChangeKind kind = ChangeKind::labels;
    Rect rect; ///< of pixel changes
};

} // namespace sinopia
