#pragma once

#include "model/sdm_unet.h"

#include <filesystem>

namespace sinopia {

/// Puts the weights of another model into `network`, for fine-tuning: a run folder (its newest EMA), a model
/// folder (its first stage) or one weights file. A network that knows the region may start from one that does
/// not: what its first convolution makes of the mask starts at zero, so that it begins as the other one.
/// Throws Error with a table of the keys that are missing, extra or of another shape.
void load_initial_weights(SdmUNet& network, const std::filesystem::path& from);

} // namespace sinopia
