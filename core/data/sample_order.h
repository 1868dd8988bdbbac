#pragma once

#include <cstddef>
#include <cstdint>

namespace sinopia {

/// Which pair comes at which place of an endless training run, and the seed of its random crop, flip or
/// rendering. A pure function of (seed, position): nothing needs to be stored to go on exactly where a run
/// was stopped.
///
/// Every `count` positions form an epoch that visits each pair once, in an order of its own: a keyed
/// permutation (a Feistel network over the next power of four, walked until it lands inside the range).
class SampleOrder {
  public:
    struct Sample {
        std::size_t index = 0;
        std::uint64_t seed = 0;
    };

    /// `count` >= 1 pairs.
    SampleOrder(std::size_t count, std::uint64_t seed);

    Sample at(std::uint64_t position) const;

  private:
    std::uint64_t permuted(std::uint64_t place, std::uint64_t key) const;

    std::uint64_t count_;
    std::uint64_t seed_;
    int half_bits_;
};

} // namespace sinopia
