#pragma once

#include "evaluation/segmenter_learner.h"
#include "training/checkpoint_folder.h"

namespace sinopia {

/// Saves a segmenter's learner as RUN/checkpoints/step-000012/{model,ema,optimizer}.safetensors + state.json
/// with the files' checksums, laid out as a generator's training has it, so that CheckpointFolder finds the
/// newest whole one. Written to a hidden folder, read back, then renamed; the newest CheckpointFolder::kept
/// stay. Returns the folder. Throws Failure where the disk does not take it; the older ones then stand as
/// they were.
std::filesystem::path save_segmenter_checkpoint(const std::filesystem::path& checkpoints,
                                                const SegmenterLearner& learner, long long step);

/// Puts the learner into the state of a checkpoint and returns its step. Throws Error where it does not fit.
long long load_segmenter_checkpoint(const std::filesystem::path& checkpoint, SegmenterLearner& learner);

} // namespace sinopia
