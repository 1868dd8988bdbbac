#pragma once

#include "dataset/landscape/materials.h"
#include "dataset/landscape/scene.h"
#include "dataset/landscape/tree_shapes.h"

namespace sinopia::landscape {

/// Where and how one tree stands in the picture, in pixels.
struct TreePlace {
    float x = 0;    ///< middle of the foot
    float foot = 0; ///< lower end
    float height = 0;
    float width = 0; ///< 0: as the shape has it
    bool conifer = false;
    int variant = 0;
    bool mirrored = false;
    Vec3 leaves;
    float depth = 0;
};

/// Draws a tree. `room` (signed distance to the forest's border, positive inside, in pixels) keeps it to its
/// region: pixels farther than `overhang` outside are left. Without `room` the depth of the pixels decides.
void draw_tree(Scene& scene, const TreePlace& tree, const Plane<float>* room, float overhang);

/// Fills the forests of a painted scene with trees that grow towards the viewer; small round regions become
/// single trees.
void plant_forests(Scene& scene, const Palette& palette);

} // namespace sinopia::landscape
