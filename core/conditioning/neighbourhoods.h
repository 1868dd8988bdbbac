#pragma once

#include <ATen/core/Tensor.h>

namespace sinopia {

/// The distinct 3x3 neighbourhoods of maps.
struct Neighbourhoods {
    at::Tensor ids;     ///< [N,H,W] int32: which of the D neighbourhoods stands around a pixel
    at::Tensor members; ///< [D,9] int32: its values row by row

    std::int64_t count() const { return members.size(0); }
};

/// maps [N,H,W] int32 on the CPU, values >= 0; places beyond the picture count as `outside`. Numbered in the
/// order in which they first appear. Applied to its own ids it finds the distinct 5x5 neighbourhoods.
Neighbourhoods distinct_neighbourhoods(const at::Tensor& maps, int outside);

} // namespace sinopia
