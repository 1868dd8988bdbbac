#pragma once

#include "jobs/training.h"
#include "training/trainer.h"

namespace sinopia {

/// What suits a segmenter of 64x64 pictures: rendered landscapes, four levels of 24 to 96 channels, one block
/// each.
TrainingOptions segmenter_defaults();

/// One plain sentence about an option that a segmenter's training cannot heed, or nothing.
std::vector<std::string> segmenter_problems(const TrainingOptions& options);

/// Trains a segmenter in a run folder like train(): its options, of which those of diffusion, label path,
/// styles and precision do not count, its progress.jsonl and log.txt, control requests and resuming bit for
/// bit. The pixels' loss is weighed by the classes' shares in the first 256 pairs. At every checkpoint the
/// held-out pairs' mean IoU is logged: {"event": "held_out", "miou", "pixel_accuracy"}. Five steps in a row
/// that are not finite end it with Failure. Throws Error as train() does.
TrainingEnd train_segmenter(const TrainingOptions& options, const TrainingData& data,
                            const TrainingHooks& hooks = {}, std::stop_token stop = {});

} // namespace sinopia
