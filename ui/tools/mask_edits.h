#pragma once

#include "document/edits.h"
#include "document/layers.h"
#include "ui/tools/paint_settings.h"

#include <cstdint>

namespace sinopia {

// Commands on the region or the selection as edits: pure, for any thread, computed from the layers (a
// snapshot copies no pixel). `layer` is Layer::region or Layer::selection. Radii are image pixels. An edit
// without pixels would change nothing. Only the part of the mask in use is worked on. They are applied with
// `applyMask` (see selection_commands.h).

MaskPlaneEdit allOfMask(const Layers& layers, Layer layer);
MaskPlaneEdit noneOfMask(const Layers& layers, Layer layer);
/// Without a selection everything counts as selected.
MaskPlaneEdit invertedMask(const Layers& layers, Layer layer);
MaskPlaneEdit grownMask(const Layers& layers, Layer layer, double radius);
MaskPlaneEdit shrunkMask(const Layers& layers, Layer layer, double radius);
/// A soft edge outwards (see feather in image/region.h). Of the selection only what is from 128 on counts.
MaskPlaneEdit featheredMask(const Layers& layers, Layer layer, double radius);
/// The outline loses its steps; specks and holes smaller than the radius vanish.
MaskPlaneEdit smoothedMask(const Layers& layers, Layer layer, int radius);

/// The pixels of a class, or of an instance, joined with the mask by `mode`.
MaskPlaneEdit maskOfClass(const Layers& layers, Layer layer, ClassIndex index,
                          CombineMode mode = CombineMode::replace);
MaskPlaneEdit maskOfInstance(const Layers& layers, Layer layer, std::uint16_t id,
                             CombineMode mode = CombineMode::replace);
/// What the other mask holds: the region from the selection, the selection from the region.
MaskPlaneEdit maskFromOther(const Layers& layers, Layer layer, CombineMode mode = CombineMode::replace);

} // namespace sinopia
