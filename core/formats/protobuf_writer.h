#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinopia {

/// Builds one protocol buffers message (protobuf.dev, "Encoding"): fields in the order in which they are put.
class ProtobufWriter {
  public:
    std::string bytes;

    ProtobufWriter& integer(int field, std::int64_t value) { ///< int32, int64, enum
        key(field, 0);
        varint(static_cast<std::uint64_t>(value));
        return *this;
    }
    ProtobufWriter& real64(int field, double value) {
        key(field, 1);
        fixed(std::bit_cast<std::uint64_t>(value), 8);
        return *this;
    }
    ProtobufWriter& real32(int field, float value) {
        key(field, 5);
        fixed(std::bit_cast<std::uint32_t>(value), 4);
        return *this;
    }
    ProtobufWriter& text(int field, std::string_view value) { ///< strings, bytes and messages
        key(field, 2);
        varint(value.size());
        bytes += value;
        return *this;
    }

  private:
    void key(int field, unsigned wire_type) { varint((static_cast<std::uint64_t>(field) << 3) | wire_type); }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            bytes += static_cast<char>((value & 0x7F) | 0x80);
        bytes += static_cast<char>(value);
    }
    void fixed(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * i));
    }
};

} // namespace sinopia
