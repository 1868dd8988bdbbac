#include "diffusion/jump_schedule.h"

#include <algorithm>
#include <cmath>

namespace sinopia {

std::vector<int> jump_schedule(int from, int to, int jumps, int length, int highest) {
    std::vector<int> levels{from};
    const auto descend = [&levels](int end) {
        while (levels.back() > end)
            levels.push_back(levels.back() - 1);
    };
    while (levels.back() > to) {
        const int top = levels.back(), end = std::max(to, top - length);
        descend(end);
        for (int jump = 0; jump < jumps && end > 0 && end <= highest; ++jump) {
            levels.push_back(top);
            descend(end);
        }
    }
    return levels;
}

int denoising_steps(const std::vector<int>& levels) {
    int steps = 0;
    for (std::size_t i = 1; i < levels.size(); ++i)
        steps += levels[i] < levels[i - 1];
    return steps;
}

int start_level(double strength, int steps) {
    // A strength such as 0.28 of 25 steps must give 7, not 8 by the last bit of the product.
    const double level = std::ceil(strength * steps - 1e-9);
    return std::clamp(static_cast<int>(level), 1, steps);
}

} // namespace sinopia
