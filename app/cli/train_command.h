#pragma once

namespace sinopia::cli {

/// `sinopia-cli train`: argv[0] is the verb. Returns the exit code.
int train_command(int argc, char** argv);

} // namespace sinopia::cli
