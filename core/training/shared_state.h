#pragma once

#include "runtime/processes.h"
#include "training/checkpoint_folder.h"
#include "training/learner.h"

namespace sinopia {

/// Gives every process the first one's weights, averages, optimiser and state. The others need not see the
/// files that these came from.
void share_state(Processes& processes, Learner& learner, TrainingState& state);

} // namespace sinopia
