#pragma once

#include <torch/types.h>

namespace sinopia::test {

/// Maps [count,height,width] int64 of blocks of one class each, as painted maps are: few distinct patches.
inline at::Tensor blocky_maps(int count, int height, int width, int classes, int block,
                              at::Generator generator) {
    const at::Tensor small =
        torch::randint(0, classes, {count, height / block + 1, width / block + 1}, generator, torch::kLong);
    return small.repeat_interleave(block, 1)
        .repeat_interleave(block, 2)
        .slice(1, 0, height)
        .slice(2, 0, width)
        .contiguous();
}

/// Maps where every pixel's class is drawn: every patch is distinct.
inline at::Tensor noise_maps(int count, int height, int width, int classes, at::Generator generator) {
    return torch::randint(0, classes, {count, height, width}, generator, torch::kLong);
}

} // namespace sinopia::test
