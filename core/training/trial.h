#pragma once

#include "training/option_problems.h"
#include "training/training_data.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <stop_token>

namespace sinopia {

/// What `train --dry-run` tells before a run is started: whether it can, and what it takes.
struct TrialReport {
    std::vector<OptionProblem> problems; ///< none: the run can start
    std::size_t pairs = 0, held_out = 0; ///< 0 where the data could not be read
    int classes = 0;
    std::int64_t parameters = 0;
    double memory_mib = 0;                      ///< at its highest in a step or a save; 0: not known
    std::optional<double> available_memory_mib; ///< what the process could have
    double seconds_per_step = 0;                ///< 0 where no step was tried
    double seconds_total = 0;
    double samples_per_second = 0;
    double disk_mib = 0; ///< of all checkpoints that lie side by side at one time
    int micro_batch = 0;
    std::string device, precision;
};

nlohmann::json to_json(const TrialReport& report);

/// Builds the network and does a few real steps on real pairs, without a run folder: one pair and two first, and
/// the whole batch only where these showed that memory and time allow it; else its cost is extended from
/// them. The step that is told is never the first one, which also sets things up.
///
/// Throws Stopped; what keeps the run from starting is in the report.
TrialReport try_training(const TrainingOptions& options, const TrainingData& data, std::stop_token stop = {});

} // namespace sinopia
