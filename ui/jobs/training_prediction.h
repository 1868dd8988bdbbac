#pragma once

#include <nlohmann/json.hpp>

#include <limits>
#include <string>
#include <vector>

namespace sinopia {

/// What `sinopia-cli train --dry-run --json` says after a step or two; NaN and 0 where it does not.
struct TrainingPrediction {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    struct Problem {
        std::string field, message;
    };

    std::vector<Problem> problems; ///< why the run cannot begin
    long long pairs = 0, held_out = 0;
    long long parameters = 0;
    double memory_mib = unknown, available_mib = unknown;
    double seconds_per_step = unknown, seconds_total = unknown;
    double samples_per_second = unknown;
    double disk_mib = unknown;
    int micro_batch = 0;
    std::string device, precision;

    bool fits_memory() const { return !(memory_mib > available_mib); }
};

/// What is missing or of the wrong kind is left at its default.
TrainingPrediction prediction_of(const nlohmann::json& json);

} // namespace sinopia
