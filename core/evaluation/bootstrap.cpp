#include "evaluation/bootstrap.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace sinopia {

namespace {

/// Value at place `q`, 0 ... 1, of a sorted list, between neighbours in proportion.
double quantile(const std::vector<double>& sorted, double q) {
    const double place = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

} // namespace

Interval bootstrap_interval(std::size_t count,
                            const std::function<double(const std::vector<std::size_t>& drawn)>& measure,
                            std::uint64_t seed, int rounds, double level) {
    if (count == 0 || rounds < 1)
        throw Error("A bootstrap interval needs at least one item and one round.");
    std::mt19937_64 random(seed); // its numbers are fixed by the standard; those of distributions are not
    std::vector<std::size_t> drawn(count);
    std::vector<double> values;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t& item : drawn)
            item = static_cast<std::size_t>(random() % count);
        values.push_back(measure(drawn));
    }
    std::sort(values.begin(), values.end());
    return {quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)};
}

} // namespace sinopia
