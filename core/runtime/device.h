#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <string>

namespace sinopia {

/// "auto" is the first GPU if torch's CUDA part can be loaded and finds one, else the CPU. "cpu", "cuda",
/// "cuda:1". fp32 is computed in full on a GPU too, not in TF32. Throws Error if a GPU is asked for and there is none.
c10::Device choose_device(const std::string& name);

/// "auto", "fp32", "bf16", "fp16" for `device`. auto: bf16 where it is the faster one (GPUs, processors with AMX,
/// AMD's with avx512_bf16), else fp32; decided by features, never by a clock. fp16 on a CPU: Error.
c10::ScalarType choose_dtype(const std::string& name, c10::Device device);

/// Sets torch's intra-op threads for this process; 0: default_threads() of core/jobs.
void use_threads(int threads);

} // namespace sinopia
