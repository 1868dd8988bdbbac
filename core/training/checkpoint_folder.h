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
    long long rolled_back_to = -1; ///< the checkpoint that the run last went back to; -1: to none yet
    int roll_backs = 0;            ///< how often in a row it was that one
    bool unproven = false;         ///< it went back and has done no good step since
};

/// RUN/checkpoints: one folder a save, `step-000012/{model,ema,optimizer}.safetensors` + `state.json` with
/// the files' checksums and neither times nor paths, so that equal runs give equal bytes.
///
/// A save is one atomic step: it is written to a hidden folder, made durable, then renamed. The newest three,
/// the one with the lowest held-out loss and the one to go back to are kept; older ones go only once the new
/// one was read back and found whole.
class CheckpointFolder {
  public:
    static constexpr int kept = 3; ///< of the newest

    /// Every `save_every` steps a checkpoint is saved by itself, in a run that is stopped now and then as in
    /// one that is not.
    explicit CheckpointFolder(std::filesystem::path path, long long save_every = 1);

    /// Returns the new checkpoint's folder. Throws Failure where the disk has no room for it or does not take
    /// it: the older ones then stand as they were and nothing of the new one is left.
    std::filesystem::path save(Learner& learner, const TrainingState& state);

    /// The newest whole checkpoint to go back to when training went astray: one that was due and whose last
    /// step was good. Those saved by hand or on a stop do not count, so that a run that was stopped goes back
    /// as the uninterrupted one does.
    std::optional<std::filesystem::path> newest_good() const;

    /// The newest whole checkpoint, or none. A damaged newer one is named in the log and passed over; if all
    /// are damaged, throws Error.
    std::optional<std::filesystem::path> newest() const;

    /// Puts networks and optimiser into the state of `checkpoint`.
    TrainingState load(const std::filesystem::path& checkpoint, Learner& learner) const;

    /// All checkpoints, oldest first, whole or not.
    std::vector<std::filesystem::path> all() const;

  private:
    bool is_good(const std::filesystem::path& checkpoint) const;
    void write(Learner& learner, const TrainingState& state, const std::filesystem::path& folder) const;
    void prune() const;

    std::filesystem::path path_;
    long long save_every_;
};

/// Bytes on disk of one checkpoint of this learner, to about a percent.
std::int64_t checkpoint_bytes(Learner& learner);

/// Empty if the checkpoint is whole, else the sentence that says what is wrong with it.
std::string checkpoint_damage(const std::filesystem::path& checkpoint);

} // namespace sinopia
