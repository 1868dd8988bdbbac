#pragma once

#include "dataset/landscape/random.h"
#include "dataset/landscape/style.h"

namespace sinopia::landscape {

/// A piece of land as a height field, in heights of the camera over the ground at its feet: x to the right, z
/// away from the viewer (camera at x = z = 0), up to `far_end`.
class Terrain {
  public:
    static constexpr float far_end = 1400;

    Terrain(const LandscapeStyle& style, std::uint64_t seed);

    /// The height of the solid ground; water fills what lies below water_level().
    float height(float x, float z) const;
    float water_level() const { return water_level_; }

    /// The class of the surface at a place with the given height and slope (rise per length); never water.
    int surface(float x, float z, float height, float slope) const;
    /// Height of a canopy of trees over the ground there, 0 where no forest stands.
    float canopy(float x, float z, float height) const;
    /// Height of one tree.
    float stature() const { return stature_; }

  private:
    struct Course { ///< of a path or river: x = at + drift z + sum of swings
        float at = 0, drift = 0, swing = 0, bend = 1, phase = 0, breadth = 0;
        float distance(float x, float z) const;
    };
    struct Basin { ///< an elliptic hollow
        float x = 0, z = 0, rx = 1, rz = 1, depth = 0;
    };

    /// Draws the kind of water: 0 none, 1 a lake, 2 the sea, 3 a river.
    int lay_water(Random& random);
    float mountains(float x, float z) const;
    float hollowed(float x, float z, float h) const;
    bool wooded(float x, float z, float height) const;

    float u_ = 0, v_ = 0;
    float swell_ = 0, hill_ = 0, hill_start_ = 40, range_ = 0, range_start_ = 200, range_scale_ = 0.4f,
          vista_ = 0, vista_at_ = 0;
    float water_level_ = -1e9f, sea_start_ = 1e9f, sea_tilt_ = 0, beach_ = 0;
    Basin lake_;
    Course path_, river_;
    int ground_ = 5, shore_ = 5;
    float wood_ = 0, rocks_ = 0, meadow_ = 0, snow_line_ = 1e9f, stature_ = 2;
};

} // namespace sinopia::landscape
