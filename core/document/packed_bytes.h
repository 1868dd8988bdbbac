#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sinopia {

/// Bytes kept compressed (zstd, its fastest level): label maps shrink to about a hundredth.
class PackedBytes {
  public:
    PackedBytes() = default;
    explicit PackedBytes(std::span<const std::byte> bytes);

    /// `out` must have exactly the size that was packed. Throws Failure otherwise.
    void unpack(std::span<std::byte> out) const;

    /// Memory in use.
    std::size_t bytes() const { return packed_.capacity(); }

  private:
    std::vector<std::byte> packed_;
};

} // namespace sinopia
