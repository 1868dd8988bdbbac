#pragma once

#include "inference/kernels/convolution.h"
#include "inference/kernels/vector.h"

namespace sinopia::kernels {

/// Writes results of `left` remaining channels, at most a vector of them, and what is to be added.
template <int L>
SINOPIA_INLINE void finish(const ConvolutionMemory& memory, std::int64_t at, const Vector<L>& value,
                           std::int64_t left) {
    if (left >= L) {
        store(memory.y + at, memory.added ? value + load<L>(memory.added + at) : value);
        return;
    }
    for (std::int64_t i = 0; i < left; ++i)
        memory.y[at + i] = memory.added ? value[i] + memory.added[at + i] : value[i];
}

} // namespace sinopia::kernels
