#pragma once

#include "formats/model_manifest.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace sinopia {

/// Where a model's parts lie.
struct ModelPlace {
    ModelManifest manifest;
    std::vector<std::filesystem::path> weights; ///< one file a stage
};

/// A model folder: manifest.json and the weights it names. A run folder: manifest.json and
/// checkpoints/step-N/ema.safetensors, of which the highest N counts. A folder step-N of a run: its own
/// weights. Throws Error.
ModelPlace find_model_parts(const std::filesystem::path& folder);

/// The manifest that describes a single weights file: of the model folder that lists it, or of the run that
/// wrote it; nothing where there is none.
std::optional<ModelPlace> find_manifest_of(const std::filesystem::path& weights);

} // namespace sinopia
