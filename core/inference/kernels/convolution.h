#pragma once

#include <cstdint>

namespace sinopia::kernels {

/// A convolution with stride 1 and a border of zeros over features in channels last, [pictures, pixels,
/// channels], as raw float32 memory. `enlarged`: x is half as high and wide, each of its pixels stands for
/// four.
struct ConvolutionShape {
    std::int64_t pictures, height, width; ///< of the result
    std::int64_t in, out;                 ///< channels
    bool enlarged;
};

struct ConvolutionMemory {
    const float* x;
    const float* packed; ///< weights and bias as `pack` lays them out
    const float* added;  ///< of the result's shape, added to it; null: nothing
    float* y;
};

/// weight [out,in,k,k] with the strides of each dimension, bias [out].
struct ConvolutionWeights {
    const float *weight, *bias;
    std::int64_t out_stride, in_stride, row_stride, column_stride;
    std::int64_t in, out;
};

/// One way to compute it. Work is divided into tiles, numbered over all pictures; a tile's result depends on
/// nothing but its own input, so ranges may run on different threads in any order. Sizes are in floats.
struct ConvolutionKernel {
    std::int64_t channel_multiple; ///< `in` must be a multiple of it
    std::int64_t (*packed_size)(std::int64_t in, std::int64_t out);
    void (*pack)(const ConvolutionWeights& weights, float* packed);
    std::int64_t (*tiles)(const ConvolutionShape& shape);
    std::int64_t (*scratch_size)(const ConvolutionShape& shape);
    void (*run)(const ConvolutionShape& shape, const ConvolutionMemory& memory, std::int64_t from,
                std::int64_t to, float* scratch);
};

} // namespace sinopia::kernels
