#include "formats/pytorch_listing.h"
#include "formats/zip_archive.h"
#include "formats/zip_directory.h"

#include "fuzz/tensors.h"

using namespace sinopia;

FUZZ_TARGET(zip) {
    const auto bytes = fuzz::bytes_of(data, size);
    fuzz::survive([&] { fuzz::require_inside(list_pytorch_zip(bytes, "input"), size); });
    fuzz::survive([&] {
        const ZipDirectory directory(bytes, "input");
        std::size_t stored = 0;
        for (const ZipEntry& entry : directory.entries()) {
            stored += entry.data.size();
            fuzz::survive([&] { check_crc(entry, "input"); });
        }
        fuzz::require(stored <= size, "the entries hold more than the archive");
    });
    constexpr std::size_t limit = 1 << 16;
    fuzz::survive([&] {
        const std::string stack = zip_archive_entry(bytes, "stack.xml", limit, "input");
        fuzz::require(stack.size() <= limit, "an entry is larger than asked for");
    });
    return 0;
}
