#pragma once

#include "base/sha256.h"
#include "dataset/pack/pack_format.h"
#include "formats/little_endian.h"

#include <string>

namespace sinopia::test {

inline std::uint64_t number_at(const std::string& bytes, std::size_t at, std::size_t count) {
    return little_endian(std::as_bytes(std::span(bytes)), at, count);
}

/// Gives a pack the checksum of what it says, where its parts lie inside the file.
inline void seal(std::string& pack) {
    if (pack.size() < pack_header_bytes)
        return;
    const std::uint64_t head = number_at(pack, 12, 4), index = number_at(pack, 16, 8);
    if (pack_header_bytes + head > pack.size() || index > pack.size())
        return;
    const std::string hashed =
        pack.substr(0, pack_hashed_header_bytes) + pack.substr(pack_header_bytes, head) + pack.substr(index);
    pack.replace(pack_hashed_header_bytes, 64, sha256_of(std::as_bytes(std::span(hashed))));
}

} // namespace sinopia::test
