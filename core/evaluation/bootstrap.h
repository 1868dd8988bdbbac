#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sinopia {

struct Interval {
    double low = 0;
    double high = 0;
};

/// A confidence interval by the percentile bootstrap (Efron 1979): `measure` is asked about `rounds` drawings
/// of `count` of the items 0 ... count - 1 with replacement; the interval holds the middle `level` of its
/// answers. For a ratio or difference of two measures over the same items, measure both in one call: they are
/// then paired. The same seed gives the same interval. Throws Error if count or rounds is 0.
Interval bootstrap_interval(std::size_t count,
                            const std::function<double(const std::vector<std::size_t>& drawn)>& measure,
                            std::uint64_t seed = 0, int rounds = 1000, double level = 0.95);

} // namespace sinopia
