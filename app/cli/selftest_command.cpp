#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "app/cli/selftest_checks.h"
#include "app/cli/stop.h"
#include "runtime/device.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace sinopia::cli {

namespace {

Options selftest_options() {
    Options options(
        "selftest",
        "Shows that this machine computes what it should: a small built-in network against numbers "
        "on record, the engine against the plain network, the same bytes twice, cancelling, memory "
        "and speed. A line for each; exit code 1 if any fails.");
    options.option("device", "D", "auto, cpu or cuda:N", "auto")
        .option("threads", "N", "processor threads", "1")
        .flag("json", "a JSON object a line");
    return options;
}

void print(const Check& check, bool json) {
    if (json)
        std::printf("%s\n", nlohmann::json{{"check", check.name},
                                           {"value", check.value},
                                           {"limit", check.limit},
                                           {"unit", check.unit},
                                           {"ok", check.passed()}}
                                .dump()
                                .c_str());
    else
        std::printf("%-18s %10.3g  %s %-8.3g %s %s\n", check.name.c_str(), check.value,
                    check.at_least ? "at least" : "at most ", check.limit, check.unit.c_str(),
                    check.passed() ? "ok" : "FAIL");
    std::fflush(stdout);
}

} // namespace

int selftest_command(int argc, char** argv) {
    Options options = selftest_options();
    if (!options.parse(argc, argv))
        return exit_done;
    const c10::Device device = choose_device(options.text("device"));
    use_threads(options.integer("threads", 1, 1024));
    const bool json = options.on("json");
    int checks = 0, failed = 0;
    run_self_test(
        device,
        [&](const Check& check) {
            print(check, json);
            ++checks;
            failed += check.passed() ? 0 : 1;
        },
        stop_token());
    if (json)
        std::printf(
            "%s\n",
            nlohmann::json{{"device", device.str()}, {"checks", checks}, {"failed", failed}}.dump().c_str());
    else
        std::printf("%s: %d checks, %d failed\n", device.str().c_str(), checks, failed);
    return failed == 0 ? exit_done : exit_failed;
}

} // namespace sinopia::cli
