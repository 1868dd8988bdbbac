#include "image/exif.h"

#include <cstring>

namespace sinopia {
namespace {

/// Reads integers of a TIFF block in its own byte order; a place outside the block reads as 0.
struct TiffBlock {
    std::span<const std::uint8_t> bytes;
    bool big_endian = false;

    std::uint32_t number(std::size_t at, std::size_t width) const {
        if (at > bytes.size() || width > bytes.size() - at)
            return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = (value << 8) | bytes[at + (big_endian ? i : width - 1 - i)];
        return value;
    }
};

} // namespace

int exif_orientation(std::span<const std::uint8_t> segment) {
    constexpr std::size_t prefix = 6, entry_bytes = 12;
    constexpr std::uint32_t orientation_tag = 0x0112, short_type = 3;
    if (segment.size() < prefix + 8 || std::memcmp(segment.data(), "Exif\0\0", prefix) != 0)
        return 1;
    TiffBlock block{segment.subspan(prefix), segment[prefix] == 'M'};
    if (segment[prefix] != segment[prefix + 1] || (segment[prefix] != 'M' && segment[prefix] != 'I') ||
        block.number(2, 2) != 42)
        return 1;
    const std::size_t directory = block.number(4, 4);
    const std::size_t count = block.number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * entry_bytes;
        if (entry + entry_bytes > block.bytes.size())
            return 1;
        if (block.number(entry, 2) != orientation_tag)
            continue;
        const std::uint32_t value = block.number(entry + 8, 2);
        const bool valid = block.number(entry + 2, 2) == short_type && block.number(entry + 4, 4) == 1;
        return valid && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

RgbImage apply_orientation(RgbImage stored, int orientation) {
    if (orientation <= 1 || orientation > 8)
        return stored;
    const int w = stored.width(), h = stored.height();
    const bool swaps = orientation_swaps_sides(orientation);
    // Of the stored picture: does the upright x (y) run against its side?
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    RgbImage out(swaps ? Size{h, w} : Size{w, h});
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x) {
            const int u = swaps ? y : x, v = swaps ? x : y;
            out.at(x, y) = stored.at(from_right ? w - 1 - u : u, from_bottom ? h - 1 - v : v);
        }
    return out;
}

} // namespace sinopia
