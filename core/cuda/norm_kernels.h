#pragma once

#include "cuda/nvrtc.h"

namespace sinopia::cuda {

/// The types that modulated_norm.cu is instantiated for.
enum class NormType { float32, bfloat16, float16 };
int bytes_of(NormType type);

/// One instantiation of its kernels.
struct NormVariant {
    NormType features, rows;
    int together; ///< values that a thread reads at once: 1, 2, 4 or 8
    auto operator<=>(const NormVariant&) const = default;
};

/// Both kernels of the variant; names: measure, apply. Throws Failure.
Nvrtc::Compiled compile_norm(const Nvrtc& compiler, const NormVariant& variant, int architecture);

} // namespace sinopia::cuda
