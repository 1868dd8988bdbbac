#pragma once

#include "diffusion/noise_schedule.h"

#include <cmath>
#include <limits>

namespace sinopia {

/// One point of the probability-flow path: x_t = signal x_0 + noise epsilon, and half the log signal-to-noise
/// ratio.
struct SolverPoint {
    double signal = 1;
    double noise = 0;
    double lambda = std::numeric_limits<double>::infinity();
};

/// The point of a position of the respaced process; -1 is the clean picture, where lambda is infinite.
inline SolverPoint solver_point(const ProcessTables& tables, int position) {
    if (position < 0)
        return {};
    const double share = tables.alphas_cumprod[static_cast<std::size_t>(position)];
    return {std::sqrt(share), std::sqrt(1 - share), 0.5 * (std::log(share) - std::log1p(-share))};
}

} // namespace sinopia
