#pragma once

#include "data/loader.h"
#include "jobs/training.h"
#include "runtime/processes.h"
#include "training/training_data.h"

namespace sinopia {

/// Throws Error where options have problems or do not fit the data.
void check_training(const TrainingOptions& options, const TrainingData& data);

/// How the pairs of a run are read: `share` of every batch.
LoaderOptions training_loader(const TrainingOptions& options, const TrainingData& data, const Share& share);

/// The options of a learner that sees this process' share of every batch. Throws Error where the batch cannot
/// be shared.
TrainingOptions options_of_share(TrainingOptions options, const Processes& processes);

} // namespace sinopia
