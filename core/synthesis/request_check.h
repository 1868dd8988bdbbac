#pragma once

#include "jobs/generation.h"

namespace sinopia {

/// Throws Error with one sentence for the first thing in the request that cannot be run with this model: no
/// map, sizes out of range or unlike, classes outside the model, options out of range, an unknown style; of
/// an edit: picture, region or their sizes, an empty region.
void check_request(const GenerationRequest& request, const ModelSummary& model);

} // namespace sinopia
