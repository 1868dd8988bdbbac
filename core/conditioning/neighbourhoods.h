#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <vector>

namespace sinopia {

/// The distinct 3x3 neighbourhoods of maps.
struct Neighbourhoods {
    at::Tensor ids;     ///< [N,H,W] int32: which of the D neighbourhoods stands around a pixel
    at::Tensor members; ///< [D,9] int32: its values row by row

    std::int64_t count() const { return members.size(0); }
};

/// Numbers neighbourhoods in the order in which they first appear; each keeps its number.
class NeighbourhoodNumbers {
  public:
    using Values = std::array<std::int32_t, 9>; ///< row by row

    NeighbourhoodNumbers();
    std::int32_t number_of(const Values& values);
    /// The numbers of the neighbourhoods of a map of height x width values into `ids`; places beyond the picture
    /// count as `outside`.
    void number(const std::int32_t* map, std::int64_t height, std::int64_t width, int outside,
                std::int32_t* ids);
    const std::vector<Values>& members() const { return members_; }

  private:
    std::size_t slot_of(const Values& values) const;
    void grow();

    std::vector<std::int32_t> slots_; ///< an open-addressing set of numbers
    std::vector<Values> members_;     ///< by number
};

/// maps [N,H,W] int32 on the CPU, values >= 0; places beyond the picture count as `outside`. Numbered in the
/// order in which they first appear. Applied to its own ids it finds the distinct 5x5 neighbourhoods.
Neighbourhoods distinct_neighbourhoods(const at::Tensor& maps, int outside);

} // namespace sinopia
