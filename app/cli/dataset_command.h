#pragma once

namespace sinopia::cli {

/// `sinopia-cli dataset check|render`: argv[0] is the verb. Returns the exit code; `check` returns 2 for a
/// dataset with faults.
int dataset_command(int argc, char** argv);

} // namespace sinopia::cli
