#pragma once

#include "training/learner.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// What a checkpoint remembers beside its tensors. Data order and random draws are functions of (seed, step),
/// so the step says where they go on.
struct TrainingState {
    long long step = 0; ///< finished optimiser steps, skipped ones included
    int skipped_in_a_row = 0;
    std::optional<double> held_out_loss;
};

/// RUN/checkpoints: one folder a save, `step-000012/{model,ema,optimizer}.safetensors` + `state.json` with
/// the files' checksums and neither times nor paths, so that equal runs give equal bytes.
///
/// A save is one atomic step: it is written to a hidden folder, made durable, then renamed. The newest three
/// and the one with the lowest held-out loss are kept; older ones go only once the new one was read back and
/// found whole.
class CheckpointFolder {
  public:
    explicit CheckpointFolder(std::filesystem::path path);

    /// Returns the new checkpoint's folder.
    std::filesystem::path save(Learner& learner, const TrainingState& state);

    /// The newest whole checkpoint, or none. A damaged newer one is named in the log and passed over; if all
    /// are damaged, throws Error.
    std::optional<std::filesystem::path> newest() const;

    /// Puts networks and optimiser into the state of `checkpoint`.
    TrainingState load(const std::filesystem::path& checkpoint, Learner& learner) const;

    /// All checkpoints, oldest first, whole or not.
    std::vector<std::filesystem::path> all() const;

  private:
    void prune() const;

    std::filesystem::path path_;
};

/// Empty if the checkpoint is whole, else the sentence that says what is wrong with it.
std::string checkpoint_damage(const std::filesystem::path& checkpoint);

} // namespace sinopia
