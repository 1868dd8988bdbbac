#pragma once

#include "inference/kernels/convolution.h"

namespace sinopia::kernels {

/// The gradient of the weights of a 3x3 convolution, in three phases: tiles are transformed, a chunk of them
/// at a time; their products are summed at each position; the sums become the gradient. The ranges of a phase
/// may run on different threads, and the result does not depend on how they are divided. Both channel counts
/// must be multiples of channel_multiple.
struct WeightGradientKernel {
    std::int64_t channel_multiple, chunk, positions;
    std::int64_t (*tiles)(const ConvolutionShape& shape);
    /// Floats of what the phases share.
    std::int64_t (*scratch_size)(const ConvolutionShape& shape);
    /// Tiles [from, to) of the chunk that begins at tile `first`. x [pictures, pixels, in] of the
    /// convolution, gradient [pictures, pixels, out] of its result.
    void (*transform)(const ConvolutionShape& shape, const float* x, const float* gradient,
                      std::int64_t first, std::int64_t from, std::int64_t to, float* scratch);
    /// Sums the products of a chunk's `count` tiles at the positions [from, to); `adds`: to those of the
    /// chunks before.
    void (*sum)(const ConvolutionShape& shape, std::int64_t count, bool adds, std::int64_t from,
                std::int64_t to, float* scratch);
    /// weight [out,3,3,in] dense, for the outputs [from, to).
    void (*finish)(const ConvolutionShape& shape, const float* scratch, std::int64_t from, std::int64_t to,
                   float* weight);
};

} // namespace sinopia::kernels
