#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// A save of a training run: RUN/checkpoints/step-000012 with ema.safetensors and state.json.
struct RunCheckpoint {
    std::filesystem::path folder;
    long long step = 0;
    std::optional<double> held_out_loss;
    std::string sha256; ///< of ema.safetensors, as the save recorded it; empty: not recorded
};

/// The run's saves by their step, without those that lack a file. Empty if there is none. Reads files.
std::vector<RunCheckpoint> run_checkpoints(const std::filesystem::path& run);

/// The one with the lowest held-out loss; the newest where none was judged. `checkpoints` must not be empty.
const RunCheckpoint& best_checkpoint(const std::vector<RunCheckpoint>& checkpoints);

/// Makes a model of a save: a folder in `models`, named after `name` (and a number if that is taken), with
/// the averaged weights, their checksum, a manifest and a card. Whole or not at all: it is written beside, made
/// durable and renamed. Returns the new folder. Throws Error if the save is damaged, Failure if the folder
/// cannot be written; nothing is left then.
std::filesystem::path install_run_model(const std::filesystem::path& run, const RunCheckpoint& checkpoint,
                                        const std::filesystem::path& models, const std::string& name);

} // namespace sinopia
