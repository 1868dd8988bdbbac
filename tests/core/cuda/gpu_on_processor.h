#pragma once

// As much of CUDA's language as core/cuda/modulated_norm.cu is written in, for the processor: every thread of a
// block is a thread, __syncthreads() a barrier of theirs, and one block runs after the other.

#include <barrier>
#include <bit>
#include <cmath>
#include <optional>
#include <thread>
#include <vector>

#define __device__
#define __global__
#define __shared__ static

struct Index {
    unsigned int x = 0, y = 0, z = 0;
};

inline thread_local Index threadIdx;
inline Index blockIdx, blockDim;
inline std::optional<std::barrier<>> block_barrier;

inline void __syncthreads() {
    block_barrier->arrive_and_wait();
}

inline float __uint_as_float(unsigned int bits) {
    return std::bit_cast<float>(bits);
}

inline unsigned int __float_as_uint(float value) {
    return std::bit_cast<unsigned int>(value);
}

#if defined(__FLT16_MAX__)
inline float half_to_float(unsigned short bits) {
    return static_cast<float>(std::bit_cast<_Float16>(bits));
}

inline unsigned short float_to_half(float value) {
    return std::bit_cast<unsigned short>(static_cast<_Float16>(value));
}
#else
float half_to_float(unsigned short bits);
unsigned short float_to_half(float value);
#endif

/// Runs a kernel on a grid of blocks of `threads`.
template <class Kernel, class Arguments>
void launch(Kernel&& kernel, Index grid, unsigned int threads, const Arguments& arguments) {
    blockDim = {threads, 1, 1};
    block_barrier.emplace(static_cast<std::ptrdiff_t>(threads));
    std::vector<std::jthread> block;
    for (unsigned int thread = 0; thread < threads; ++thread)
        block.emplace_back([&, thread] {
            threadIdx = {thread, 0, 0};
            for (unsigned int z = 0; z < grid.z; ++z)
                for (unsigned int y = 0; y < grid.y; ++y)
                    for (unsigned int x = 0; x < grid.x; ++x) {
                        if (thread == 0)
                            blockIdx = {x, y, z};
                        __syncthreads();
                        kernel(arguments);
                        __syncthreads();
                    }
        });
}
