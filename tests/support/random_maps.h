#pragma once

#include "image/label_map.h"
#include "image/label_set.h"

#include <random>
#include <string>
#include <vector>

namespace sinopia::test {

/// Maps that make trouble for outlines, runs and colours.
enum class MapKind { noise, voronoi, strokes, diagonals, rings, wide };
inline constexpr MapKind all_map_kinds[] = {MapKind::noise,     MapKind::voronoi, MapKind::strokes,
                                            MapKind::diagonals, MapKind::rings,   MapKind::wide};

const char* name_of(MapKind kind);

/// The same map for the same arguments. Indices lie below `classes`, except for MapKind::wide, which uses all
/// 16 bits but 65535.
LabelMap random_map(MapKind kind, Size size, int classes, unsigned seed);

/// Instance ids over a map: some classes have objects, some have none (0).
InstanceMap random_instances(const LabelMap& map, unsigned seed);

/// `count` classes with colours that all differ, and names of letters, spaces, quotes and other scripts.
LabelSet distinct_classes(int count, std::optional<ClassIndex> ignore = {});

} // namespace sinopia::test
