#pragma once

#include "cuda/norm_kernels.h"
#include "cuda/norm_plan.h"
#include "runtime/gpu_parts.h"

#include <cuda_runtime_api.h>

#include <map>
#include <utility>

namespace sinopia::cuda {

/// See GpuParts::modulated_norm_silu. Kernels are compiled for the GPU at hand when they are first needed.
class FusedNorm {
  public:
    explicit FusedNorm(void (*warn)(const char* text)) : warn_(warn) {}
    at::Tensor run(const ModulatedNormOperands& operands);

  private:
    struct Kernels {
        cudaKernel_t measure = nullptr, apply = nullptr; ///< null: they could not be made
    };
    const Kernels& kernels_for(const NormVariant& variant, int device);

    void (*warn_)(const char* text);
    std::map<std::pair<NormVariant, int>, Kernels> kernels_; ///< by compute capability
};

} // namespace sinopia::cuda
