#pragma once

#include "training/trial.h"

namespace sinopia::cli {

/// The report of `train --dry-run` for people, on stdout.
void print_trial(const TrialReport& report);

} // namespace sinopia::cli
