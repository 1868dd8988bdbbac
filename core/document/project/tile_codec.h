#pragma once

#include "image/tile_grid.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sinopia {

inline constexpr std::size_t tile_pixels =
    static_cast<std::size_t>(TileGrid<std::uint8_t>::tile_side) * TileGrid<std::uint8_t>::tile_side;

/// The first 16 bytes of a frame's SHA-256.
using BlockKey = std::array<std::byte, 16>;

struct BlockKeyHash {
    std::size_t operator()(const BlockKey& key) const;
};

/// How a tile is stored: as the one value all its pixels have (1 to 3 bytes), or as the key of its block.
class TileContent {
  public:
    TileContent() = default;
    /// Throws Error if `stored` is neither a pixel of `pixel_bytes` bytes nor a key.
    TileContent(std::span<const std::byte> stored, std::size_t pixel_bytes);
    static TileContent of_block(const BlockKey& key);

    bool uniform() const { return size_ < key_.size(); }
    const BlockKey& key() const { return key_; }
    /// As the file holds it.
    std::span<const std::byte> stored() const { return {key_.data(), size_}; }

    bool operator==(const TileContent&) const = default;

  private:
    std::uint8_t size_ = 0;
    BlockKey key_{};
};

struct EncodedTile {
    TileContent content;
    std::vector<std::byte> frame; ///< empty for a uniform tile
};

/// `pixels` are a whole tile.
EncodedTile encode_tile(std::span<const std::byte> pixels);

/// A zstd frame with its content size and its checksum.
std::vector<std::byte> pack_frame(std::span<const std::byte> bytes);

/// Throws Error naming what is wrong unless the frame holds exactly `out.size()` bytes. Its size is checked
/// before a byte is written.
void unpack_frame(std::span<const std::byte> frame, std::span<std::byte> out);

} // namespace sinopia
