#pragma once

namespace sinopia::cli {

/// `sinopia-cli bench WHAT`: argv[0] is the verb. Returns the exit code.
int bench_command(int argc, char** argv);

} // namespace sinopia::cli
