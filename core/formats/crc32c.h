#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace sinopia {

/// CRC-32C of `bytes`: Castagnoli's polynomial 0x1EDC6F41, reflected, begun and ended with all ones (RFC
/// 3720, appendix B.4: the check value of "123456789" is 0xE3069283).
std::uint32_t crc32c(std::span<const std::byte> bytes);

} // namespace sinopia
