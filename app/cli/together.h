#pragma once

#include "runtime/processes.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace sinopia::cli {

/// Does `work` of a verb in all processes that mpirun started, or in this one alone. An exception in one of
/// several is told here and ends them all, for the others would wait for ever; in one alone it is passed on.
int run_together(const char* verb, const std::function<int(Processes&)>& work);

/// What the first process has; it is the same in all of them afterwards.
nlohmann::json shared(const nlohmann::json& value, Processes& processes);

} // namespace sinopia::cli
