#pragma once

#include "document/packed_bytes.h"
#include "image/runs_of.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sinopia {

/// Kept pixels of one row of a 256x256 tile, both ends included.
struct PatchRow {
    std::uint8_t y, first, last;
    std::size_t at() const { return std::size_t{y} * 256 + first; } ///< index in the tile
    std::size_t count() const { return std::size_t{last} - first + 1; }
};

/// Pixels of one tile, compressed, or as one value where all of them are the same.
template <class T>
struct PatchTile {
    int column = 0;
    int row = 0;
    std::vector<PatchRow> rows; ///< empty: the whole tile
    std::optional<T> value;     ///< of all kept pixels, if it is one
    PackedBytes pixels;

    void keep(std::span<const T> kept) {
        value.reset();
        pixels = PackedBytes();
        if (all_equal(kept.data(), kept.size(), kept[0]))
            value = kept[0];
        else
            pixels = PackedBytes(std::as_bytes(kept));
    }

    void restore(std::span<T> out) const {
        if (value)
            std::fill(out.begin(), out.end(), *value);
        else
            pixels.unpack(std::as_writable_bytes(out));
    }
};

} // namespace sinopia
