#pragma once

#include "image/label_map.h"

#include <optional>

namespace sinopia {

/// Instances from a label map: each connected area of a class gets an id, 1 the first from the top left.
/// Pixels of `ignore` get 0. Throws Error if there are more than 65535 areas.
InstanceMap instances_from_classes(const LabelMap& map, std::optional<ClassIndex> ignore = {});

/// 255 where one of the four neighbours has another id (both sides of a boundary), nothing at the picture's
/// border: the edge map that networks with instance edges see.
Mask instance_edges(const InstanceMap& instances);

} // namespace sinopia
