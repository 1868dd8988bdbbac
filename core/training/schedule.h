#pragma once

#include "jobs/training.h"

namespace sinopia {

/// The learning rate of optimiser step `step` (0-based): linear warm-up over `warmup` steps, then constant,
/// or with `lr_steps` a cosine from the full rate to zero at step `lr_steps` and zero after it.
double learning_rate_at(const TrainingOptions& options, long long step);

/// The EMA's rate after `step` finished steps (1-based): `ema_rate`, or with warm-up the smaller of it and
/// (1 + step) / (10 + step), so that the first weights are soon forgotten.
double ema_rate_at(const TrainingOptions& options, long long step);

} // namespace sinopia
