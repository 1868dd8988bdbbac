#pragma once

#include "jobs/training.h"

#include <cstdint>

namespace sinopia {

/// What a training needs in memory, by the numbers of its network. All in bytes, all estimates.
struct MemoryEstimate {
    std::int64_t parameters = 0; ///< how many, no bytes
    std::int64_t state = 0;      ///< weights, averages, optimiser, and the copy a save makes of the last
    std::int64_t gradients = 0;
    std::int64_t activations = 0; ///< of one pair in the forward pass, kept for the backward one
};

/// Nothing of that size is allocated for it. The activations are counted layer by layer, as many as autograd
/// keeps for a network that computes its label path densely.
MemoryEstimate estimate_memory(const TrainingOptions& options);

} // namespace sinopia
