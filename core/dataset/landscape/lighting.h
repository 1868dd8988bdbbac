#pragma once

#include "dataset/landscape/scene.h"

namespace sinopia::landscape {

/// Linear light of every pixel of a scene.
using Radiance = Plane<Vec3>;

/// Dots the flower regions with flowers, larger towards the viewer.
void plant_flowers(Scene& scene);

/// Trees and rocks shade the ground on the side away from the sun.
void cast_shadows(Scene& scene);

/// Light on every surface, with air before it; sky where there is sky. Water is left to reflect_water.
Radiance light_scene(const Scene& scene);

/// Paints the clouds into the sky (and softly over their edges).
void paint_clouds(const Scene& scene, Radiance& light);

/// Paints the water: what stands above it mirrored in ripples, its own colour where one looks into it, foam.
void reflect_water(const Scene& scene, Radiance& light);

} // namespace sinopia::landscape
