#include "ui/tools/pointer_sample.h"

#include <cmath>

namespace sinopia {

Point PointerSample::pixel() const {
    return {static_cast<int>(std::floor(position.x)), static_cast<int>(std::floor(position.y))};
}

} // namespace sinopia
