#pragma once

#include "jobs/training.h"
#include "training/training_data.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <stop_token>

namespace sinopia {

enum class TrainingEnd { done, stopped };

struct TrainingHooks {
    std::function<void(const TrainingProgress&)> on_step;     ///< after every step
    std::function<void(const nlohmann::json& line)> on_event; ///< held_out, saved, skipped, ...
};

/// Runs a training from its run folder's state to `options.steps`: load a batch, step, log, save. Stop (the
/// token or a file in RUN/control) saves and returns. With `options.resume` it goes on bit for bit where the
/// newest checkpoint stands. Five non-finite steps in a row end it with Failure; the checkpoints before them
/// stand.
///
/// Throws Error if options have problems, the folder is used or locked, or the data do not fit the network.
TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks = {},
                  std::stop_token stop = {});

} // namespace sinopia
