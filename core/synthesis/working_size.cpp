#include "synthesis/working_size.h"

#include <algorithm>
#include <cmath>

namespace sinopia {

namespace {

Size scaled_size(Size size, double factor) {
    const auto side = [&](int s) { return std::max(1, static_cast<int>(std::lround(s * factor))); };
    return {side(size.width), side(size.height)};
}

int short_side(Size size) {
    return std::min(size.width, size.height);
}

/// The largest size of this aspect with at most `pixels`: rounding to the nearest could overshoot. A side
/// never falls below one pixel; then the other gives way.
Size fitted_size(Size size, long long pixels) {
    const double factor = std::sqrt(static_cast<double>(pixels) / static_cast<double>(size.area()));
    const auto side = [&](int s) { return std::max(1, static_cast<int>(std::floor(s * factor))); };
    const auto most = static_cast<int>(std::min<long long>(pixels, max_image_side));
    return {std::min(side(size.width), most), std::min(side(size.height), most)};
}

} // namespace

WorkPlan plan_work(Size asked, const WorkLimits& limits) {
    Size base = asked;
    if (!limits.trained.empty() && short_side(asked) > short_side(limits.trained))
        base = scaled_size(asked, static_cast<double>(short_side(limits.trained)) / short_side(asked));

    // The base's share of the limit, if every stage after it that is needed doubles both sides.
    const auto stages_needed = [&](Size from) {
        int needed = 1;
        for (Size s = from; needed < limits.stages && short_side(s) < short_side(asked); ++needed)
            s = {2 * s.width, 2 * s.height};
        return needed;
    };
    if (limits.max_pixels > 0) {
        const long long base_limit = std::max(1LL, limits.max_pixels >> (2 * (stages_needed(base) - 1)));
        if (base.area() > base_limit)
            base = fitted_size(base, base_limit);
    }

    WorkPlan plan;
    const int count = stages_needed(base);
    for (int i = 0; i < count; ++i)
        plan.stages.push_back({base.width << i, base.height << i});
    plan.scaled = plan.stages.back() != asked;
    return plan;
}

Size padded_size(Size size, int stride) {
    const auto side = [&](int s) { return (s + stride - 1) / stride * stride; };
    return {side(size.width), side(size.height)};
}

std::string size_text(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

} // namespace sinopia
