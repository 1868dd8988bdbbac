#pragma once

#include "checkpoint/checkpoint.h"
#include "jobs/generation.h"

namespace sinopia {

/// What the window and the command line need to know of a model. Throws Error where its stages do not fit
/// together (a super-resolution stage without context, stages with unlike classes).
ModelSummary summarize(const LoadedModel& model);

} // namespace sinopia
