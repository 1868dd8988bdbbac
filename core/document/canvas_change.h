#pragma once

#include "document/edits.h"

#include <optional>

namespace sinopia {

/// The layers after a change of the canvas. Exact for crops, flips and turns; where the canvas grew, the
/// picture is black and region, instances and selection are 0. Versions are left as they are.
/// Throws Error if the new size is empty or beyond the limits of geometry.h.
Layers changed_canvas(const Layers& layers, const CanvasEdit& edit);

/// What takes a turn or a flip back; none for edits that lose pixels.
std::optional<CanvasEdit> inverse_of(const CanvasEdit& edit);

} // namespace sinopia
