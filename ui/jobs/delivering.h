#pragma once

#include "ui/jobs/job_runner.h"

#include <QString>

#include <functional>

namespace sinopia {

/// Runs `work` on the runner's worker and what it returns on the owner's thread. An exception of the work, or
/// an Error of what it returned, goes to `failed` instead, as the one sentence that it is.
void run_delivering(JobRunner& runner, std::function<std::function<void()>()> work,
                    std::function<void(const QString&)> failed);

} // namespace sinopia
