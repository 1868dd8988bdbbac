#include "ui/jobs/variations.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double least_strength = 0.3, most_strength = 1;
constexpr double least_guidance = 1, most_guidance = 4;

/// `count` values over the range to two decimals, without the one nearest to `own`.
std::vector<double> others(double least, double most, double own, int count) {
    std::vector<double> values;
    for (int i = 0; i <= count; ++i)
        values.push_back(std::round((least + (most - least) * i / count) * 100) / 100);
    values.erase(std::min_element(values.begin(), values.end(), [own](double a, double b) {
        return std::abs(a - own) < std::abs(b - own);
    }));
    return values;
}

} // namespace

std::vector<GenerationOrder> seedVariations(const GenerationOrder& order, int count) {
    std::vector<GenerationOrder> orders(static_cast<std::size_t>(std::max(count, 0)), order);
    std::uint64_t seed = order.options.seed;
    for (GenerationOrder& each : orders)
        each.options.seed = seed++;
    return orders;
}

std::vector<GenerationOrder> likeVariations(const GenerationOrder& order, int count) {
    std::vector<GenerationOrder> orders;
    if (count < 1)
        return orders;
    const std::vector<double> values =
        order.edit ? others(least_strength, most_strength, order.edit->options.strength, count)
                   : others(least_guidance, most_guidance, order.options.guidance, count);
    for (const double value : values) {
        GenerationOrder& like = orders.emplace_back(order);
        if (like.edit)
            like.edit->options.strength = value;
        else
            like.options.guidance = value;
    }
    return orders;
}

} // namespace sinopia
