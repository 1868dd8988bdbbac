#include "document/packed_bytes.h"

#include "base/error.h"

#include <zstd.h>

#include <memory>
#include <string>

namespace sinopia {
namespace {

struct FreeContexts {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Making a context costs more than packing a stroke: each thread keeps one, and room to pack into.
struct Packer {
    std::unique_ptr<ZSTD_CCtx, FreeContexts> pack{ZSTD_createCCtx()};
    std::unique_ptr<ZSTD_DCtx, FreeContexts> unpack{ZSTD_createDCtx()};
    std::vector<std::byte> room;
};

Packer& packer() {
    thread_local Packer packer;
    if (!packer.pack || !packer.unpack)
        throw std::bad_alloc();
    return packer;
}

} // namespace

PackedBytes::PackedBytes(std::span<const std::byte> bytes) {
    if (bytes.empty())
        return;
    Packer& work = packer();
    if (work.room.size() < ZSTD_compressBound(bytes.size()))
        work.room.resize(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compressCCtx(work.pack.get(), work.room.data(), work.room.size(),
                                               bytes.data(), bytes.size(), /*compressionLevel=*/1);
    if (ZSTD_isError(size))
        throw Failure(std::string("the undo history could not be compressed: ") + ZSTD_getErrorName(size));
    packed_.assign(work.room.begin(), work.room.begin() + static_cast<std::ptrdiff_t>(size));
}

void PackedBytes::unpack(std::span<std::byte> out) const {
    if (packed_.empty() && out.empty())
        return;
    const std::size_t size =
        ZSTD_decompressDCtx(packer().unpack.get(), out.data(), out.size(), packed_.data(), packed_.size());
    if (ZSTD_isError(size) || size != out.size())
        throw Failure("the undo history is damaged in memory");
}

} // namespace sinopia
