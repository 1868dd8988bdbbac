#pragma once

#include "image/label_set.h"
#include "model/sdm_unet.h"

#include <filesystem>

namespace sinopia {

/// Puts the weights of another model into `network`, for fine-tuning: a run folder (its newest EMA), a model
/// folder (its first stage) or one weights file, the original's .pt too. The model's classes need not be
/// those of the data, `labels`: they are matched by name (class_transfer.h); a file without a manifest or
/// sidecar has none and goes by index. A network that knows the region may start from one that does not: what
/// its first convolution makes of the mask starts at zero, so that it begins as the other one. Throws Error
/// that names what is missing or of another shape.
void load_initial_weights(SdmUNet& network, const std::filesystem::path& from, const LabelSet& labels);

} // namespace sinopia
