#pragma once

namespace sinopia::cli {

/// `sinopia-cli bench engine`: what a guided step costs through the engine, against the network called as the
/// original does it, and how their results differ. argv[0] is "engine". Returns the exit code.
int bench_engine(int argc, char** argv);

} // namespace sinopia::cli
