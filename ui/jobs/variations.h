#pragma once

#include "ui/jobs/generation_order.h"

#include <vector>

namespace sinopia {

/// The order with its seed and the ones after it: as `generate --count` on the command line.
std::vector<GenerationOrder> seedVariations(const GenerationOrder& order, int count);

/// More like this: the same seed with other strengths of an edit (0.3 to 1), or with other guidance of a
/// whole picture (1 to 4), evenly spread; the order's own is not among them.
std::vector<GenerationOrder> likeVariations(const GenerationOrder& order, int count);

} // namespace sinopia
