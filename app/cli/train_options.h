#pragma once

#include "app/cli/options.h"
#include "jobs/training.h"

namespace sinopia::cli {

/// Declares every option of `train`.
void declare_training_options(Options& options);

/// `base` with what was given on the command line put over it. Nothing is derived or checked beyond each
/// value's form.
TrainingOptions with_given(const TrainingOptions& base, const Options& options);

/// What a new run leaves open: multipliers by size, norm groups and head width that divide the channels, and
/// the variance that goes with learn_sigma. Options that were given are kept.
void fill_in(TrainingOptions& training, const Options& options);

} // namespace sinopia::cli
