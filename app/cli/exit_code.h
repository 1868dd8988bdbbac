#pragma once

namespace sinopia::cli {

/// How the command line ends: done; a fault of the program or the machine; a wrong option or input; stopped by a signal.
inline constexpr int exit_done = 0, exit_failed = 1, exit_input = 2, exit_stopped = 130;

} // namespace sinopia::cli
