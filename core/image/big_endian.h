#pragma once

#include <cstdint>

namespace sinopia {

/// The four bytes at `b` as PNG stores numbers (PNG specification, 7.1).
inline std::uint32_t big_endian(const unsigned char* b) {
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
}

} // namespace sinopia
