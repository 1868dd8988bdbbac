#pragma once

#include "image/label_map.h"

#include <optional>
#include <string>

namespace sinopia {

/// Throws Error if the map holds an index that is neither one of `classes` classes nor `ignore`: how many
/// pixels, which index, where first. `what` names the map in the sentence ("map.png").
void check_classes(const LabelMap& map, int classes, std::optional<ClassIndex> ignore,
                   const std::string& what);

} // namespace sinopia
