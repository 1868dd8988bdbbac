#pragma once

#include "formats/model_manifest.h"
#include "jobs/training.h"

#include <filesystem>

namespace sinopia {

/// RUN/manifest.json: the run as a model, so that a run folder can be opened like any other. `training` holds
/// the options under "options", and what the newest checkpoint is.
ModelManifest run_manifest(const TrainingOptions& options, const LabelSet& labels,
                           const nlohmann::json& styles);

/// The options that a run was begun with, from its manifest. Throws Error if there is none.
TrainingOptions recorded_options(const std::filesystem::path& run);

/// What a resumed run was asked for beside what it was begun with: the recorded options with the wishes that
/// may change (how long, how often, how many threads, where the data lie). Throws Error that names the first
/// option whose change would make it another run.
TrainingOptions resumed_options(const TrainingOptions& recorded, const TrainingOptions& wished);

} // namespace sinopia
