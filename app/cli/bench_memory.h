#pragma once

namespace sinopia::cli {

/// `bench memory`: the memory at its highest of `generate` with a network of random weights, kept in 16 bit.
int bench_memory(int argc, char** argv);

} // namespace sinopia::cli
