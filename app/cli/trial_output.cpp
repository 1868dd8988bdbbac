#include "app/cli/trial_output.h"

#include "app/cli/progress.h"

#include <cstdio>

namespace sinopia::cli {

void print_trial(const TrialReport& report) {
    for (const OptionProblem& problem : report.problems)
        std::printf("%s%s%s\n", problem.field.c_str(), problem.field.empty() ? "" : ": ",
                    problem.message.c_str());
    if (report.pairs > 0)
        std::printf("%zu pairs to train on, %zu held out, %d classes\n", report.pairs, report.held_out,
                    report.classes);
    if (report.parameters > 0)
        std::printf("%.1f million parameters\n", static_cast<double>(report.parameters) / 1e6);
    if (report.memory_mib > 0)
        std::printf("memory: about %.0f MiB", report.memory_mib);
    if (report.memory_mib > 0 && report.available_memory_mib)
        std::printf(" of %.0f MiB that can be had", *report.available_memory_mib);
    if (report.memory_mib > 0)
        std::printf(", %d pairs at a time, on %s in %s\n", report.micro_batch, report.device.c_str(),
                    report.precision.c_str());
    if (report.seconds_per_step > 0)
        std::printf("time: %.2f s a step, %.1f samples a second, %s in all\ndisk: up to %.0f MiB\n",
                    report.seconds_per_step, report.samples_per_second,
                    duration_text(report.seconds_total).c_str(), report.disk_mib);
}

} // namespace sinopia::cli
