#pragma once

#include "dataset/landscape/scene.h"
#include "image/label_map.h"

namespace sinopia::landscape {

/// A scene guessed from a label map: the level ground lies below a guessed horizon, mountains, hills and
/// rocks get relief inside their silhouettes. Edges are roughened by at most about 2 % of the height. Indices
/// beyond the classes are taken as sky.
Scene painted_scene(const LabelMap& map, Size size, const LandscapeStyle& style, std::uint64_t seed);

/// The horizon (in heights) under which the level classes of a map would lie.
float guessed_horizon(const Plane<std::uint8_t>& classes);

/// Gives mountains, snow on them, hills and rocks the normals and shadows of rugged forms.
void raise_relief(Scene& scene);

/// The same for rocks alone, in a scene whose land has its form.
void raise_boulders(Scene& scene);

} // namespace sinopia::landscape
