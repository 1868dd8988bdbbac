#pragma once

namespace sinopia::cli {

/// `sinopia-cli bench train`: what an optimiser step costs, against the same step with the label path as the
/// original computes it, and how their gradients differ. argv[0] is "train". Returns the exit code.
int bench_train(int argc, char** argv);

} // namespace sinopia::cli
