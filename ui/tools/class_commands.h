#pragma once

#include "document/document.h"

#include <optional>

namespace sinopia {

// Commands on the classes of a map, each one undo step; locks and the selection hold.

/// The two classes change places everywhere.
RemapEdit swapClassesEdit(ClassIndex a, ClassIndex b);
/// `from` becomes `into` everywhere.
RemapEdit mergeClassEdit(ClassIndex from, ClassIndex into);

/// What removing specks or smoothing needs of a document, so that a worker can do it: copies no pixel.
struct MapCleaning {
    TileGrid<ClassIndex> labels;
    Rect rect;                      ///< of the map: its selection, or all of it
    std::vector<ClassIndex> locked; ///< areas of these classes stay
    long long smallest_island = 0;  ///< pixels; smaller areas take the class around them; 0: none does
    int smooth_radius = 0;          ///< of a majority filter afterwards; 0: none
};

MapCleaning cleaningOf(const Document& document);
/// Pure and for workers: a second at 4096 x 4096. Nothing if the map is clean already.
std::optional<LabelPlaneEdit> cleaned(const MapCleaning& cleaning);

} // namespace sinopia
