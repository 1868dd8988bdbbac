#pragma once

#include <c10/core/Device.h>

#include <functional>
#include <stop_token>
#include <string>

namespace sinopia::cli {

/// One thing that a machine must do right.
struct Check {
    std::string name; ///< "parity output", fixed
    double value = 0; ///< what was found
    double limit = 0; ///< what it may be at most, or at least where `at_least`
    bool at_least = false;
    std::string unit;                                                          ///< of both
    bool passed() const { return at_least ? value >= limit : value <= limit; } // NaN fails
};

/// Runs every check on the device in turn: parity with the numbers on record, the engine's equality with the
/// plain network, repeated bytes, cancelling, memory, speed. Each is reported as soon as it is known. Throws
/// Stopped.
void run_self_test(c10::Device device, const std::function<void(const Check&)>& report, std::stop_token stop);

} // namespace sinopia::cli
