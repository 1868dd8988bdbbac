#pragma once

#include <cmath>
#include <cstdint>

namespace sinopia::landscape {

/// A hash of 64 bits (splitmix64's finalizer): equal on every platform.
inline std::uint64_t scramble(std::uint64_t v) {
    v += 0x9E3779B97F4A7C15ULL;
    v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ULL;
    v = (v ^ (v >> 27)) * 0x94D049BB133111EBULL;
    return v ^ (v >> 31);
}

/// A small generator (splitmix64). Its own distributions, since those of std differ between libraries.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(scramble(seed)) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        return scramble(state_);
    }
    /// Uniform in [0, 1).
    float uniform() { return static_cast<float>(next() >> 40) * (1.0f / 16777216.0f); }
    float uniform(float low, float high) { return low + (high - low) * uniform(); }
    /// Uniform in 0 ... count - 1.
    int below(int count) { return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(count)); }
    bool chance(float p) { return uniform() < p; }
    /// Close to normal, within +-3.5: the sum of four uniforms, scaled to variance 1.
    float normal() { return (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508f; }

    /// An index with the given weights.
    template <int N>
    int pick(const float (&weights)[N]) {
        float sum = 0;
        for (float w : weights)
            sum += w;
        float at = uniform() * sum;
        for (int i = 0; i < N - 1; ++i) {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return N - 1;
    }

  private:
    std::uint64_t state_;
};

} // namespace sinopia::landscape
