#pragma once

#include "dataset/landscape/atmosphere.h"
#include "dataset/landscape/classes.h"
#include "dataset/landscape/random.h"
#include "image/plane.h"

#include <cstdint>

namespace sinopia::landscape {

/// What a pixel of the scene shows, before light falls on it.
struct Surfel {
    Vec3 albedo;
    Vec3 normal{0, 1, 0};
    float depth = 1;   ///< distance in the unit of Atmosphere::haze
    float x = 0;       ///< place on the ground, in heights of the camera: to the right
    float z = 1;       ///< and away from the viewer
    float sun = 1;     ///< share of the sun that reaches it
    float ambient = 1; ///< share of the sky's light that reaches it
    std::uint8_t cls = 0;
    bool raised = false;  ///< part of a mountain rather than of level ground
    bool foliage = false; ///< light shines through: lit from behind too
    bool fixed = false;   ///< drawn by an object (tree, trunk): not to be painted over by its class
};

/// A landscape as seen: the surface of each pixel, with light and air. Lengths "in heights" are in heights of
/// the picture, so that a scene looks alike at every size; y runs down from 0 to 1.
struct Scene {
    Plane<Surfel> pixels;
    float horizon = 0.5f; ///< y of the horizon, in heights
    LandscapeStyle style;
    Atmosphere air;
    std::uint64_t seed = 0;

    int width() const { return pixels.width(); }
    int height() const { return pixels.height(); }
    float pitch() const { return 1.0f / static_cast<float>(pixels.height()); }
    float y(int row) const { return (static_cast<float>(row) + 0.5f) * pitch(); }
    float x(int column) const {
        return (static_cast<float>(column) + 0.5f - 0.5f * static_cast<float>(width())) * pitch();
    }
    /// The direction seen through a pixel.
    Vec3 ray(int column, int row) const { return normalized({x(column), horizon - y(row), 1.05f}); }
    /// A generator of its own for each part of the picture, so that one does not shift the other.
    Random random(int part) const { return Random(seed * 64 + static_cast<std::uint64_t>(part)); }
};

/// Depth of level ground `below` heights under the horizon.
inline float ground_depth(float below) {
    return 0.02f / ((below > 0 ? below : 0) + 0.012f);
}
/// Its distance in heights of the camera.
inline float ground_distance(float below) {
    return 1 / ((below > 0 ? below : below * 0.25f) + 0.05f);
}

/// Texture coordinates (for a scale of 1 texel per height in the foreground) that shrink towards the horizon,
/// for things that stand upright on the ground and have no place of their own.
inline void upright_texels(const Scene& scene, int column, int row, float& u, float& v) {
    const float y = scene.y(row) - scene.horizon, below = y > 0 ? y : 0;
    u = scene.x(column) / (0.35f + 1.3f * below);
    v = y > 0 ? 0.8f * std::log(1 + below / 0.27f) : y * 2.86f;
}

/// Tilts `normal` by the slopes of a height over the picture: `dx` per height to the right, `dy` per height
/// down.
inline Vec3 bumped(Vec3 normal, float dx, float dy) {
    return normalized({normal.x - dx, normal.y + dy * 0.8f, normal.z + dy * 0.45f});
}

/// Distances in pixels to the border of a set: positive inside, negative outside, capped at `reach`.
Plane<float> signed_distance(const Plane<std::uint8_t>& inside, float reach);

/// Distances in pixels to the nearest pixel outside the set, capped at `reach`; 0 outside.
Plane<float> distance_inside(const Plane<std::uint8_t>& inside, float reach);

/// Smooths a plane by `passes` box filters of `radius` pixels; a radius of 0 leaves it.
void box_blur(Plane<float>& plane, int radius, int passes);

} // namespace sinopia::landscape
