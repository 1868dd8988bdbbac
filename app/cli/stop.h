#pragma once

#include <stop_token>

namespace sinopia::cli {

/// Turns SIGINT (Ctrl-C) and SIGTERM into a stop request: work in progress ends within a step, by Stopped, so
/// that no half file is left. A signal that comes more than two seconds after the first ends the process at
/// once, with exit code 130. Call once, first thing in main.
void install_stop_signals();

/// The token that every command hands to its work.
std::stop_token stop_token();

} // namespace sinopia::cli
