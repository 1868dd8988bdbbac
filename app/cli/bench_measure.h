#pragma once

#include <torch/nn/module.h>

#include <cstdint>
#include <vector>

namespace sinopia::cli {

/// Processor time that the process has used, on all threads, in milliseconds.
double cpu_ms();

/// Of at least one value.
double median(std::vector<double> values);

/// A multiple of `unit`, for results that are read.
double rounded(double value, double unit);

/// Draws every weight of a network: convolutions that start at zero would cost the same but make every result
/// equal.
void draw_weights(torch::nn::Module& network, std::uint64_t seed);

} // namespace sinopia::cli
