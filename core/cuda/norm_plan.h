#pragma once

#include "cuda/norm_arguments.h"

#include <cstdint>
#include <optional>

namespace sinopia::cuda {

/// Features as modulated_norm.cu takes them.
struct NormShape {
    std::int64_t pictures, pixels, channels, groups;
};

/// How the work on some features is divided over threads.
struct NormPlan {
    int together; ///< channels that a thread reads and writes at once
    int slab, lanes, rows_at_once;
    int slabs;                ///< blocks over the channels
    int chunks, chunk_pixels; ///< blocks of the first kernel over a picture
    int tiles, tile_pixels;   ///< of the second
};

/// `most_together`: how many values of every operand may be read at once, a power of two up to 8; `threads`: of
/// a block. None where the kernels do not serve the shape.
std::optional<NormPlan> plan_norm(const NormShape& shape, int most_together, int threads);

/// What the kernels are given for them, but for the addresses: those are null. `rows`: of gamma and beta; `by_id`:
/// each pixel says which is its own.
NormArguments norm_arguments(const NormShape& shape, const NormPlan& plan, std::int64_t rows, bool by_id);

} // namespace sinopia::cuda
