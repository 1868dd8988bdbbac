#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::parity {

/// "linear1000.respace[10,15,20].betas": schedule "linear", steps 1000, respacing "10,15,20", array "betas".
struct ScheduleName {
    std::string schedule;
    int steps = 0;
    std::optional<std::string> respacing; ///< none: the process as it is
    std::string array;
    std::string prefix; ///< the name without the array, with its dot
};
std::optional<ScheduleName> parse_schedule_name(std::string_view name);

/// "p.s1.5_noclip.mean": scale 1.5, no clipping, field "mean"; "p.noguid.mean": no scale.
struct StepCaseName {
    std::optional<double> scale;
    bool clip = true;
    std::string field;
};
std::optional<StepCaseName> parse_step_case_name(std::string_view name);

/// "ddpm.s2.0.x", "ddim.s1.5.eta0.6.pred_xstart_last".
struct TrajectoryName {
    std::string sampler;
    double scale = 1;
    std::optional<double> eta;
    std::string field;
    std::string prefix; ///< the name without the field, with its dot
};
std::optional<TrajectoryName> parse_trajectory_name(std::string_view name);

/// A number as the reference's author writes it: 1.5 is "1.5", 2 is "2.0".
std::string python_number(double value);

} // namespace sinopia::parity
