#pragma once

#include <cmath>
#include <vector>

namespace sinopia::landscape {

/// A tileable table of 512 x 512 values, read with bilinear interpolation.
class NoiseTable {
  public:
    static constexpr int side = 512;

    NoiseTable() : values_(static_cast<std::size_t>(side) * side) {}

    float& at(int x, int y) {
        return values_[static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x)];
    }
    float texel(int x, int y) const {
        return values_[static_cast<std::size_t>(y & (side - 1)) * side +
                       static_cast<std::size_t>(x & (side - 1))];
    }
    /// The value at (u, v) in texels; repeats every 512.
    float operator()(float u, float v) const {
        const float fu = std::floor(u), fv = std::floor(v);
        const int x = static_cast<int>(fu), y = static_cast<int>(fv);
        const float s = u - fu, t = v - fv;
        const float a = texel(x, y), b = texel(x + 1, y), c = texel(x, y + 1), d = texel(x + 1, y + 1);
        return (a + (b - a) * s) * (1 - t) + (c + (d - c) * s) * t;
    }

    std::vector<float>& values() { return values_; }

  private:
    std::vector<float> values_;
};

/// The noises everything in a landscape is textured with. Built once, read by any thread.
struct NoiseBank {
    NoiseTable soft; ///< fractal, coarsest wave 128 texels; mean 0, deviation 1
    NoiseTable mid;  ///< fractal, coarsest wave 32 texels; mean 0, deviation 1
    NoiseTable fine; ///< coarsest wave 4 texels; mean 0, deviation 1
    NoiseTable
        ridge; ///< branching crests with eroded valleys, coarsest wave 128 texels; 0 (valley) to 1 (crest)
    NoiseTable cell;  ///< distance to the nearest of scattered points about 16 texels apart; 0 to 1
    NoiseTable facet; ///< one value from -1 to 1 per cell of `cell`

    NoiseBank();
};

const NoiseBank& noise_bank();

} // namespace sinopia::landscape
