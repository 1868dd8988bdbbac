#pragma once

#include "inference/kernels/convolution.h"
#include "inference/kernels/rows.h"
#include "inference/kernels/weight_gradient.h"

namespace sinopia::kernels {

/// Loops over raw memory, compiled for one width of the processor's vectors.
struct Kernels {
    /// Convolutions: 1x1, nothing enlarged; and 3x3 by Winograd's minimal filtering F(2x2,3x3) and F(4x4,3x3)
    /// (arXiv 1509.09308) in 4 and 2.25 products for each output instead of 9.
    ConvolutionKernel pointwise, winograd2, winograd4;
    void (*row_sums)(const RowSumsMemory& memory);
    void (*row_products)(const RowProductsMemory& memory);
    void (*row_additions)(const RowAdditionsMemory& memory);
    /// Of 3x3 convolutions, by F(4x4,3x3).
    WeightGradientKernel weight_gradient;
};

/// Those for this processor.
const Kernels& kernels_here();

} // namespace sinopia::kernels
