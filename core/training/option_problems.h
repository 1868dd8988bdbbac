#pragma once

#include "jobs/training.h"

#include <string>
#include <vector>

namespace sinopia {

/// Something that keeps a training from starting, and the option to mend: its key in the options' JSON,
/// "network.num_channels" inside the network; empty where no single option is at fault.
struct OptionProblem {
    std::string field;
    std::string message;
};

/// options.problems(), each with its field.
std::vector<OptionProblem> problems_by_field(const TrainingOptions& options);

} // namespace sinopia
