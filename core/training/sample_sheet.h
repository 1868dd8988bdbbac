#pragma once

#include "training/learner.h"
#include "training/training_data.h"

#include <filesystem>

namespace sinopia {

/// Generates a few pictures for held-out label maps with the EMA weights (DDIM, fixed noise) and writes
/// `folder`/step-NNNNNN.png: a row of maps, a row of generated pictures, a row of the true ones. Returns the
/// file.
std::filesystem::path write_sample_sheet(Learner& learner, const TrainingOptions& options,
                                         const TrainingData& data, const std::filesystem::path& folder,
                                         long long step);

} // namespace sinopia
