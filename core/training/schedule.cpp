#include "training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sinopia {

double learning_rate_at(const TrainingOptions& options, long long step) {
    double rate = options.learning_rate;
    if (options.warmup > 0)
        rate *= std::min(1.0, static_cast<double>(step + 1) / static_cast<double>(options.warmup));
    if (options.lr_steps > 0) {
        const double done = std::min(1.0, static_cast<double>(step) / static_cast<double>(options.lr_steps));
        rate *=
            options.lr_schedule == "linear" ? 1.0 - done : 0.5 * (1.0 + std::cos(std::numbers::pi * done));
    }
    return rate;
}

double ema_rate_at(const TrainingOptions& options, double rate, long long step) {
    if (!options.ema_warmup)
        return rate;
    return std::min(rate, static_cast<double>(1 + step) / static_cast<double>(10 + step));
}

} // namespace sinopia
