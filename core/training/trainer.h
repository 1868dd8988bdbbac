#pragma once

#include "jobs/training.h"
#include "runtime/processes.h"
#include "training/training_data.h"

#include <ATen/core/Tensor.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <stop_token>
#include <vector>

namespace sinopia {

enum class TrainingEnd { done, stopped };

struct TrainingHooks {
    std::function<void(const TrainingProgress&)> on_step; ///< after every step
    std::function<void(const nlohmann::json& line)>
        on_event; ///< held_out, saved, skipped, ... (progress_log.h)
    /// The gradients of step `step` (0-based), after the backward pass and before anything looks at them.
    std::function<void(long long step, std::vector<at::Tensor>& gradients)> on_gradients;
};

/// Runs a training from its run folder's state to `options.steps`: load a batch, step, log, judge, sample,
/// save. Stop (the token or a file in RUN/control) saves and returns. With `options.resume` it goes on bit
/// for bit where the newest checkpoint stands.
///
/// A step whose loss or gradient is not finite changes nothing. After five in a row the weights, averages and
/// optimiser of the newest good checkpoint come back; the run does not repeat its steps, which would fail
/// again, but goes on with the pairs and draws that are next. A fourth time to the same checkpoint, or no
/// checkpoint to go back to, ends the run with Failure. A checkpoint that cannot be saved is said in the log
/// and tried again when the next is due; at the end of the run it is a Failure.
///
/// Several processes each take their share of every batch and add up their gradients, so that all hold the
/// same weights; the first one reads and writes the run folder. With another number of processes a run goes
/// on as well. (Dropout alone depends on the number.)
///
/// Throws Error if options have problems, the folder is used or locked, or the data do not fit the network.
TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks = {},
                  std::stop_token stop = {});
TrainingEnd train(const TrainingOptions& options, const TrainingData& data, const TrainingHooks& hooks,
                  std::stop_token stop, Processes& processes);

} // namespace sinopia
