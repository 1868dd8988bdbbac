#pragma once

#include "app/cli/selftest_checks.h"
#include "runtime/gpu_parts.h"

namespace sinopia::cli {

/// The fused norm against its formula in float64: in float32, on a GPU in 16 bit too.
void check_fused_norm(c10::Device device, const std::function<void(const Check&)>& report);

/// What only a GPU has: an engine's recorded steps against its plain ones, that sampling waits for nothing but its
/// pictures, and that these are the processor's. Without `parts` the pictures only.
void check_gpu_parts(c10::Device device, GpuParts* parts, const std::function<void(const Check&)>& report, std::stop_token stop);

} // namespace sinopia::cli
