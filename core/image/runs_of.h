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

/// Bit i says whether pixel i matches, for up to 64 pixels. `Fixed` is their number where the compiler may
/// know it, which lets it compare many at once.
template <int Fixed, class T, class Match>
std::uint64_t matching_bits(const T* pixels, int count, const Match& match) {
    alignas(64) std::uint8_t hits[64] = {};
    for (int i = 0; i < (Fixed > 0 ? Fixed : count); ++i)
        hits[i] = match(pixels[i]) ? 1 : 0;
    std::uint64_t bits = 0;
    for (int byte = 0; byte < 8; ++byte) {
        std::uint64_t eight;
        std::memcpy(&eight, hits + 8 * byte, 8);
        // Gathers the lowest bits of eight bytes, the first byte's lowest (on little-endian machines).
        bits |= ((eight * 0x0102040810204080U) >> 56) << (8 * byte);
    }
    return bits;
}

/// Calls `open(x)` where runs of matching pixels of row y begin and `close(x)` where they end, each from left
/// to right: the nth call of one belongs to the nth of the other, but they do not take turns.
template <class T, class Match, class Open, class Close>
void for_runs_of_row(const TileGrid<T>& grid, int y, const Match& match, Open&& open, Close&& close) {
    bool inside = false;
    grid.read_runs({0, y, grid.size().width, 1}, [&](int x, int, int count, const T* pixels) {
        if (all_equal(pixels, static_cast<std::size_t>(count), *pixels)) {
            const bool matches = match(*pixels);
            if (matches && !inside)
                open(x);
            if (!matches && inside)
                close(x);
            inside = matches;
            return;
        }
        for (int at = 0; at < count; at += 64) {
            const int length = std::min(64, count - at);
            const std::uint64_t bits = length == 64 ? matching_bits<64>(pixels + at, 64, match)
                                                    : matching_bits<0>(pixels + at, length, match);
            const std::uint64_t before = (bits << 1) | (inside ? 1U : 0U);
            const std::uint64_t all = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
            for (std::uint64_t begins = bits & ~before; begins != 0; begins &= begins - 1)
                open(x + at + std::countr_zero(begins));
            for (std::uint64_t ends = ~bits & before & all; ends != 0; ends &= ends - 1)
                close(x + at + std::countr_zero(ends));
            inside = ((bits >> (length - 1)) & 1U) != 0;
        }
    });
    if (inside)
        close(grid.size().width);
}

} // namespace sinopia
