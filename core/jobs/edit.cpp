#include "jobs/edit.h"

#include <cmath>

namespace sinopia {

std::vector<std::string> EditOptions::problems() const {
    std::vector<std::string> found;
    const auto require = [&](bool good, const char* sentence) {
        if (!good)
            found.emplace_back(sentence);
    };
    require(feather >= 0 && feather <= 1000, "the feather must lie between 0 and 1000 pixels");
    require(std::isfinite(strength) && strength > 0 && strength <= 1,
            "the strength must be above 0 and at most 1 (1: nothing of the old is kept)");
    require(repaint_jumps >= 0 && repaint_jumps <= 100,
            "the number of jumps must lie between 0 (none) and 100");
    require(jump_length >= 1 && jump_length <= 1000,
            "the length of a jump must lie between 1 and 1000 steps");
    require(context >= 0 && context <= 4096, "the context must lie between 0 and 4096 pixels");
    return found;
}

} // namespace sinopia
