#pragma once

#include "dataset/landscape/landscape.h"
#include "dataset/pair_source.h"

namespace sinopia {

/// Landscapes drawn as they are asked for. Held-out pairs come from seeds that training pairs never take.
class LandscapeSource final : public PairSource {
  public:
    enum class Part { training, held_out };

    /// `count` different pairs of `size` pixels. Throws Error for a size that render_landscape refuses.
    LandscapeSource(Size size, std::size_t count, Part part = Part::training);

    std::size_t size() const override { return count_; }
    /// Training: a new landscape for every index and seed. Held out: `seed` is ignored, so that every
    /// measurement sees the same pairs. Style: light, season, weather.
    Pair load(std::size_t index, std::uint64_t seed) const override;
    const LabelSet& labels() const override { return landscape_labels(); }

  private:
    Size size_;
    std::size_t count_;
    Part part_;
};

} // namespace sinopia
