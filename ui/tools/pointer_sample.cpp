#include "ui/tools/pointer_sample.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Far outside any image, and still safe to add and double.
constexpr double farthest = 1 << 24;

int pixelAt(double place) {
    return std::isfinite(place) ? static_cast<int>(std::clamp(std::floor(place), -farthest, farthest))
                                : static_cast<int>(-farthest);
}

} // namespace

Point PointerSample::pixel() const {
    return {pixelAt(position.x), pixelAt(position.y)};
}

} // namespace sinopia
