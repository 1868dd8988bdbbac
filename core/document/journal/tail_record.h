#pragma once

#include "document/document.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace sinopia {

// A record of the tail, in the machine's byte order, at a multiple of 8 bytes:
//
//   offset  size
//        0     8  check: tail_check() of all that follows
//        8     8  sequence: one more than that of the record before, unless something could not be recorded
//       16     4  payload bytes, without the padding to a multiple of 8
//       20     1  kind: 1 spans, 2 pixels, 3 the layer is no longer there
//       21     1  layer, as in Layer
//       22     2  value (spans)
//       24     8  x, y, width, height (pixels)
//       32        payload: spans as y, x0, x1 of 2 bytes each, or pixels row by row
struct TailRecordHead {
    std::uint64_t check = 0;
    std::uint64_t sequence = 0;
    std::uint32_t payload = 0;
    std::uint8_t kind = 0;
    std::uint8_t layer = 0;
    std::uint16_t value = 0;
    std::uint16_t x = 0, y = 0, width = 0, height = 0;
};
static_assert(sizeof(TailRecordHead) == 32);

inline constexpr std::uint8_t tail_spans = 1;
inline constexpr std::uint8_t tail_pixels = 2;
inline constexpr std::uint8_t tail_removed = 3;

struct TailSpan {
    std::uint16_t y = 0, x0 = 0, x1 = 0;
};
static_assert(sizeof(TailSpan) == 6);

/// Bytes that a record with so much payload takes.
inline std::size_t tail_record_size(std::size_t payload) {
    return sizeof(TailRecordHead) + (payload + 7) / 8 * 8;
}

/// Mixes whole 8-byte words; a torn or foreign record fails it. `bytes` is a multiple of 8.
inline std::uint64_t tail_check(const std::byte* data, std::size_t bytes) {
    std::uint64_t hash = 0x51a0b1a2c3d4e5f6ULL + bytes;
    for (std::size_t at = 0; at < bytes; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, data + at, 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL; // the golden ratio's odd multiplier
        hash ^= hash >> 29;
    }
    return hash;
}

/// A valid record; the payload points into the tail.
struct TailRecord {
    TailRecordHead head;
    const std::byte* payload = nullptr;
};

/// The record that begins here, if there is a whole and valid one.
inline std::optional<TailRecord> tail_record_at(std::span<const std::byte> bytes) {
    TailRecord record;
    if (bytes.size() < sizeof record.head)
        return {};
    std::memcpy(&record.head, bytes.data(), sizeof record.head);
    if (record.head.payload > bytes.size() || tail_record_size(record.head.payload) > bytes.size() ||
        record.head.check != tail_check(bytes.data() + 8, tail_record_size(record.head.payload) - 8))
        return {};
    record.payload = bytes.data() + sizeof record.head;
    return record;
}

} // namespace sinopia
