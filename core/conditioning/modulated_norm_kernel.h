#pragma once

#include <cstdint>

namespace sinopia {

/// Raw memory of modulated_norm_silu, all float32 and dense: features [pictures, pixels, channels].
struct ModulatedNormShape {
    std::int64_t pictures, pixels, channels, groups;
    /// Row of pixel p (counted over all pictures): ids[p]; without ids p itself, or 0 if `one_row`.
    const std::int32_t* ids;
    bool one_row;
};

struct ModulatedNormInput {
    const float* x;           ///< features
    const float* rows;        ///< [rows, 2 channels]: gamma, beta
    const float* scale_shift; ///< [pictures, 2 channels], or null
};

/// Mean and 1 / sqrt(variance + epsilon) of each channel's group, [pictures, channels] each.
struct ModulatedNormStatistics {
    float *mean, *rstd;
};

struct ModulatedNormGradients {
    const float* y;     ///< gradient of the result
    float* x;           ///< features
    float* rows;        ///< as the rows, zeroed
    float* scale_shift; ///< zeroed, or null
};

/// Works on channels [from, to), whole groups, of all pictures: ranges may run on different threads.
void modulated_norm_forward(const ModulatedNormShape& shape, const ModulatedNormInput& input,
                            const ModulatedNormStatistics& statistics, float* y, std::int64_t from,
                            std::int64_t to);
void modulated_norm_backward(const ModulatedNormShape& shape, const ModulatedNormInput& input,
                             const ModulatedNormStatistics& statistics,
                             const ModulatedNormGradients& gradients, std::int64_t from, std::int64_t to);

} // namespace sinopia
