#include "document/packed_bytes.h"

#include "base/error.h"

#include <zstd.h>

namespace sinopia {

PackedBytes::PackedBytes(std::span<const std::byte> bytes) {
    if (bytes.empty())
        return;
    std::vector<std::byte> scratch(ZSTD_compressBound(bytes.size()));
    const std::size_t size =
        ZSTD_compress(scratch.data(), scratch.size(), bytes.data(), bytes.size(), /*compressionLevel=*/1);
    if (ZSTD_isError(size))
        throw Failure(std::string("the undo history could not be compressed: ") + ZSTD_getErrorName(size));
    packed_.assign(scratch.begin(), scratch.begin() + static_cast<std::ptrdiff_t>(size));
}

void PackedBytes::unpack(std::span<std::byte> out) const {
    if (packed_.empty() && out.empty())
        return;
    const std::size_t size = ZSTD_decompress(out.data(), out.size(), packed_.data(), packed_.size());
    if (ZSTD_isError(size) || size != out.size())
        throw Failure("the undo history is damaged in memory");
}

} // namespace sinopia
