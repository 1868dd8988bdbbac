#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sinopia {

/// Works `count` blocks of 64 bytes into `state` (FIPS 180-4, 6.2.2), with the processor's SHA instructions
/// where it has them.
void sha256_blocks(std::array<std::uint32_t, 8>& state, const std::byte* blocks, std::size_t count);

/// The same in plain C++, on every machine.
void sha256_blocks_portable(std::array<std::uint32_t, 8>& state, const std::byte* blocks, std::size_t count);

} // namespace sinopia
