#pragma once

#include "image/tile_grid.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace sinopia {

/// All of `count` values, at least one, are `value`.
template <class T>
bool all_equal(const T* values, std::size_t count, T value) {
    // A row that equals itself shifted by one is of one value: the fastest comparison there is.
    return *values == value && std::memcmp(values, values + 1, (count - 1) * sizeof(T)) == 0;
}

/// Calls `open(x)` and `close(x)` where runs of matching pixels of row y begin and end, from left to right.
template <class T, class Match, class Open, class Close>
void for_runs_of_row(const TileGrid<T>& grid, int y, const Match& match, Open&& open, Close&& close) {
    bool inside = false;
    const auto toggle = [&](int x) {
        inside ? close(x) : open(x);
        inside = !inside;
    };
    grid.read_runs({0, y, grid.size().width, 1}, [&](int x, int, int count, const T* pixels) {
        if (all_equal(pixels, static_cast<std::size_t>(count), *pixels)) {
            if (match(*pixels) != inside)
                toggle(x);
            return;
        }
        for (int at = 0; at < count; at += 64) {
            const int length = std::min(64, count - at);
            std::uint8_t hits[64] = {};
            for (int i = 0; i < length; ++i)
                hits[i] = match(pixels[at + i]);
            std::uint64_t bits = 0;
            for (int byte = 0; byte < 8; ++byte) {
                std::uint64_t eight;
                std::memcpy(&eight, hits + 8 * byte, 8);
                // Gathers the lowest bit of each of eight bytes, first byte lowest (little-endian machines).
                bits |= ((eight * 0x0102040810204080U) >> 56) << (8 * byte);
            }
            std::uint64_t edges = bits ^ ((bits << 1) | (inside ? 1U : 0U));
            if (length < 64)
                edges &= (std::uint64_t{1} << length) - 1;
            for (; edges != 0; edges &= edges - 1)
                toggle(x + at + std::countr_zero(edges));
        }
    });
    if (inside)
        toggle(grid.size().width);
}

} // namespace sinopia
