#pragma once

#include "document/document.h"
#include "ui/tools/mask_edits.h"

namespace sinopia {

// Commands on the selection and the region, each one undo step; one that would change nothing is none.
// `layer` is Layer::region or Layer::selection. Those that look at every pixel are edits for workers:
// mask_edits.h.

void selectAll(Document& document);
void deselect(Document& document);
/// Takes nothing any more: of the region, or of the selection (which is then none).
void clearMask(Document& document, Layer layer);

/// Makes an edit of mask_edits.h one undo step. A selection in which nothing is selected any more is none.
void applyMask(Document& document, const MaskPlaneEdit& edit);

/// Gives all that is selected (without a selection: the region) one class.
void fillSelection(Document& document, ClassIndex index);

} // namespace sinopia
