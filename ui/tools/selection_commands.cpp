#include "ui/tools/selection_commands.h"

#include "image/span_sets.h"

namespace sinopia {
namespace {

constexpr std::uint8_t taken_from = 128;

} // namespace

void selectAll(Document& document) {
    const Spans all = rect_spans(whole(document.size()), document.size());
    document.apply(MaskEdit{"Select all", Layer::selection, all, 255, 0});
}

void deselect(Document& document) {
    if (document.has_selection())
        document.apply(DeselectEdit{"Deselect", 0});
}

void clearMask(Document& document, Layer layer) {
    if (layer == Layer::selection)
        return deselect(document);
    document.apply(MaskEdit{"Clear region", Layer::region, spans_at_least(document.region(), 1), 0, 0});
}

void applyMask(Document& document, const MaskPlaneEdit& edit) {
    if (edit.pixels.empty())
        return;
    MaskPlaneEdit step = edit;
    step.stroke = document.new_stroke();
    document.apply(step);
    if (edit.layer == Layer::selection && document.has_selection() &&
        spans_at_least(document.selection(), taken_from).empty())
        document.apply(DeselectEdit{edit.name, step.stroke});
    document.end_stroke();
}

void fillSelection(Document& document, ClassIndex index) {
    const Spans area = document.has_selection() ? spans_at_least(document.selection(), taken_from)
                                                : spans_at_least(document.region(), taken_from);
    document.apply(
        LabelEdit{document.has_selection() ? "Fill the selection" : "Fill the region", area, index, 0, {}});
}

} // namespace sinopia
