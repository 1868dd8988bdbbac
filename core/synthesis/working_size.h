#pragma once

#include "image/geometry.h"

#include <string>
#include <vector>

namespace sinopia {

/// What a model says about the sizes it can work at.
struct WorkLimits {
    Size trained;             ///< of the base stage; empty: no reduction to it
    long long max_pixels = 0; ///< of the finished picture; 0: no limit
    int stages = 1;           ///< the base and the super-resolution stages, each of which doubles both sides
};

/// The sizes at which a picture is made.
struct WorkPlan {
    std::vector<Size> stages; ///< after each stage that runs, before padding; the base first
    bool scaled = false;      ///< the last one is not the asked size: the result is resampled

    bool operator==(const WorkPlan&) const = default;
};

/// The base works at the asked size where that is within the limits. Otherwise at a size of the same aspect
/// whose short side is the trained one, and whose finished picture has at most max_pixels. Super-resolution
/// stages run only while the picture is still smaller than asked.
WorkPlan plan_work(Size asked, const WorkLimits& limits);

/// Both sides rounded up to a multiple of `stride`.
Size padded_size(Size size, int stride);

/// "640x480", for messages.
std::string size_text(Size size);

} // namespace sinopia
