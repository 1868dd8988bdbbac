#pragma once

#include <span>

namespace sinopia::cli {

/// A verb of sinopia-cli. `run` gets the verb as argv[0], returns an exit code (0 done, 2 wrong usage or
/// input, 1 failed) and may throw Error or Stopped, which main turns into a sentence and an exit code.
struct Command {
    const char* verb;
    const char* summary;
    int (*run)(int argc, char** argv);
};

/// Every verb, in the order of the help.
std::span<const Command> commands();

} // namespace sinopia::cli
