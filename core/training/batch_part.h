#pragma once

#include "data/batch.h"
#include "training/draws.h"

#include <cstdint>

namespace sinopia {

/// Samples [from, from + count) of a batch's draws: views, nothing is copied.
StepDraws part_of(const StepDraws& draws, std::int64_t from, std::int64_t count);

/// Samples `indices` [M] int64 of a batch, copied; one may come several times.
Batch chosen_from(const Batch& batch, const at::Tensor& indices);

} // namespace sinopia
