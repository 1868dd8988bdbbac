#include "synthesis/drawn_style.h"

#include <random>

namespace sinopia {

std::vector<int> drawn_style(std::vector<int> chosen, const std::vector<int>& choices, std::uint64_t seed) {
    chosen.resize(choices.size(), 0);
    std::mt19937_64 random(
        seed); // one number for each style, so that choosing one leaves the others as they were
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (const std::uint64_t drawn = random(); chosen[i] == 0)
            chosen[i] = 1 + static_cast<int>(drawn % static_cast<std::uint64_t>(choices[i]));
    return chosen;
}

} // namespace sinopia
