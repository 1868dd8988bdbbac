#include "ui/tools/class_commands.h"

#include "image/islands.h"
#include "image/majority.h"
#include "image/raster.h"
#include "image/span_sets.h"

namespace sinopia {

RemapEdit swapClassesEdit(ClassIndex a, ClassIndex b) {
    return {"Swap classes", {{a, b}, {b, a}}, true, 0};
}

RemapEdit mergeClassEdit(ClassIndex from, ClassIndex into) {
    return {"Merge classes", {{from, into}}, true, 0};
}

MapCleaning cleaningOf(const Document& document) {
    constexpr std::uint8_t selected_from = 128;
    const DocumentSnapshot snapshot = document.snapshot();
    MapCleaning cleaning;
    cleaning.labels = document.labels();
    cleaning.rect = document.has_selection() ? bounds_of(spans_at_least(document.selection(), selected_from))
                                             : whole(document.size());
    cleaning.locked = snapshot.locked;
    return cleaning;
}

std::optional<LabelPlaneEdit> cleaned(const MapCleaning& cleaning) {
    LabelMap before = cleaning.labels.read();
    LabelMap map = cleaning.smallest_island > 0
                       ? without_islands(before, cleaning.smallest_island, cleaning.locked)
                       : before;
    if (cleaning.smooth_radius > 0)
        for (const SmoothedPixel& p : majority_filter(LabelMap(map), cleaning.rect, cleaning.smooth_radius))
            map.at(p.at.x, p.at.y) = p.value;
    const Rect rect = cleaning.rect.intersected(whole(map.size()));
    LabelMap out(rect.size());
    bool changes = false;
    for (int y = 0; y < rect.height; ++y)
        for (int x = 0; x < rect.width; ++x) {
            out.at(x, y) = map.at(rect.x + x, rect.y + y);
            changes |= out.at(x, y) != before.at(rect.x + x, rect.y + y);
        }
    if (!changes)
        return {};
    return LabelPlaneEdit{cleaning.smooth_radius > 0 ? "Smooth the map" : "Remove islands",
                          {rect.x, rect.y},
                          std::move(out),
                          0};
}

} // namespace sinopia
