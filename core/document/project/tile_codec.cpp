#include "document/project/tile_codec.h"

#include "base/error.h"
#include "base/sha256.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace sinopia {
namespace {

constexpr int zstd_level = 1;

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// One a thread: making one costs more than a tile.
ZSTD_CCtx* compressor() {
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context(ZSTD_createCCtx());
    if (!context)
        throw Failure("there is not enough memory to compress the project");
    return context.get();
}

ZSTD_DCtx* decompressor() {
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeDecompressor> context(ZSTD_createDCtx());
    if (!context)
        throw Failure("there is not enough memory to open the project");
    return context.get();
}

bool is_uniform(std::span<const std::byte> pixels, std::size_t pixel_bytes) {
    return std::memcmp(pixels.data(), pixels.data() + pixel_bytes, pixels.size() - pixel_bytes) == 0;
}

std::byte from_hex(char high, char low) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    return static_cast<std::byte>(digit(high) << 4 | digit(low));
}

BlockKey key_of(std::span<const std::byte> frame) {
    const std::string hex = sha256_of(frame);
    BlockKey key;
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = from_hex(hex[2 * i], hex[2 * i + 1]);
    return key;
}

} // namespace

std::size_t BlockKeyHash::operator()(const BlockKey& key) const {
    std::size_t value = 0;
    std::memcpy(&value, key.data(), sizeof value);
    return value;
}

TileContent::TileContent(std::span<const std::byte> stored, std::size_t pixel_bytes)
    : size_(static_cast<std::uint8_t>(stored.size())) {
    if (stored.size() != pixel_bytes && stored.size() != key_.size())
        throw Error("a tile is stored in " + std::to_string(stored.size()) + " bytes");
    std::copy(stored.begin(), stored.end(), key_.begin());
}

TileContent TileContent::of_block(const BlockKey& key) {
    return TileContent(key, key.size());
}

EncodedTile encode_tile(std::span<const std::byte> pixels) {
    const std::size_t pixel_bytes = pixels.size() / tile_pixels;
    if (is_uniform(pixels, pixel_bytes))
        return {TileContent(pixels.first(pixel_bytes), pixel_bytes), {}};
    EncodedTile tile;
    tile.frame = pack_frame(pixels);
    tile.content = TileContent::of_block(key_of(tile.frame));
    return tile;
}

std::vector<std::byte> pack_frame(std::span<const std::byte> bytes) {
    std::vector<std::byte> frame(ZSTD_compressBound(bytes.size()));
    ZSTD_CCtx* context = compressor();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, zstd_level);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    const std::size_t size = ZSTD_compress2(context, frame.data(), frame.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size))
        throw Failure(std::string("a tile could not be compressed: ") + ZSTD_getErrorName(size));
    frame.resize(size);
    return frame;
}

void unpack_frame(std::span<const std::byte> frame, std::span<std::byte> out) {
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != out.size() ||
        ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        throw Error("a tile has a wrong size");
    const std::size_t size =
        ZSTD_decompressDCtx(decompressor(), out.data(), out.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) || size != out.size())
        throw Error("a tile does not unpack");
}

} // namespace sinopia
