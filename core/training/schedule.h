#pragma once

#include "jobs/training.h"

namespace sinopia {

/// The learning rate of optimiser step `step` (0-based): linear warm-up over `warmup` steps, then constant;
/// with a horizon `lr_steps`, a cosine or a straight line from the full rate at step 0 to zero at step
/// `lr_steps`, and zero after it.
double learning_rate_at(const TrainingOptions& options, long long step);

/// An average's rate after `step` finished steps (1-based): `rate`, or with warm-up the smaller of it and
/// (1 + step) / (10 + step), so that the first weights are soon forgotten.
double ema_rate_at(const TrainingOptions& options, double rate, long long step);

} // namespace sinopia
