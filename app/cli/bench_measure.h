#pragma once

#include "image/geometry.h"
#include "jobs/network_config.h"

#include <torch/nn/module.h>

#include <cstdint>
#include <string>
#include <vector>

namespace sinopia::cli {

/// Processor time that the process has used, on all threads, in milliseconds.
double cpu_ms();

/// Of at least one value.
double median(std::vector<double> values);

/// Resident memory of the process at its highest, in MiB, since it began or was reset (Linux; elsewhere 0).
double peak_memory_mib();
void reset_peak_memory();

/// A multiple of `unit`, for results that are read.
double rounded(double value, double unit);

/// The original's network at this base width and picture size. Throws Error if the width does not fit.
NetworkConfig original_network(Size size, int channels, int classes);

/// Draws every weight of a network: convolutions that start at zero would cost the same but make every result
/// equal.
void draw_weights(torch::nn::Module& network, std::uint64_t seed);

} // namespace sinopia::cli
