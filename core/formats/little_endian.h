#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sinopia {

/// The bytes of a text, which must outlive them.
inline std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// The `count` bytes (at most 8) from `at` on as an unsigned little-endian number. The caller has checked
/// that they lie inside `bytes`.
inline std::uint64_t little_endian(std::span<const std::byte> bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + i]);
    return value;
}

/// Appends the lowest `count` bytes (at most 8) of a number.
inline void append_little_endian(std::string& to, std::uint64_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        to += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

} // namespace sinopia
