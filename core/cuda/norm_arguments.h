#pragma once

// Read by the compiler of the program and by the GPU's: no other header, no library.

namespace sinopia::cuda {

/// Which row of gamma and beta belongs to a pixel.
enum NormRows {
    norm_one_row,    ///< the first, for all pixels
    norm_row_each,   ///< pixel p has row p, counted over all pictures
    norm_row_by_id   ///< row ids[p]
};

/// What both kernels of modulated_norm.cu are given. Features [pictures, pixels, channels] and everything else
/// dense, the types as the kernel is instantiated.
struct NormArguments {
    const void* x;
    const void* rows;        ///< [*, 2 channels]: gamma, then beta
    const void* scale_shift; ///< [pictures, 2 channels], or null
    const int* ids;
    float* sums; ///< [pictures, chunks, groups, 2]: of x less its pivot, and of the square of that
    void* y;
    int pixels, channels, groups;
    int row_kind; ///< NormRows
    int slab;     ///< channels of a block, whole groups
    int lanes;    ///< threads side by side over a slab
    int rows_at_once; ///< pixels that the threads of a block read at once, a power of two
    int chunks;       ///< parts of a picture whose sums are formed apart
    int chunk_pixels; ///< of one such part
    int tile_pixels;  ///< of a block of the second kernel
};

constexpr int norm_threads = 256;   ///< of a block, at most
constexpr int norm_most_groups = 256; ///< of a slab

} // namespace sinopia::cuda
