#include "ui/canvas/hatches.h"

#include <array>

namespace sinopia {
namespace {

using Pattern = std::array<std::uint16_t, hatch_side>;

constexpr int wrapped(int value, int period) {
    return ((value % period) + period) % period;
}

/// The patterns differ in direction, spacing and kind, so that each reads by itself.
constexpr bool covered(int pattern, int x, int y) {
    switch (pattern) {
    case 0:
        return wrapped(x + y, 8) < 2; // rising lines
    case 1:
        return wrapped(y, 8) < 2; // level lines
    case 2:
        return wrapped(x % 8 - 4, 8) < 2 && wrapped(y % 8 - 4, 8) < 2; // dots
    case 3:
        return wrapped(x - y, 8) < 2; // falling lines
    case 4:
        return wrapped(x, 8) < 2; // upright lines
    case 5:
        return wrapped(x + y, 16) < 2 || wrapped(x - y, 16) < 2; // lozenges
    case 6:
        return wrapped(x, 8) < 1 || wrapped(y, 8) < 1; // squares
    case 7:
        return wrapped(x + y, 4) < 1; // dense rising lines
    case 8:
        return wrapped(y, 16) < 2 || (wrapped(x + (y < 8 ? 0 : 8), 16) < 2); // bricks
    case 9:
        return wrapped(y, 4) < 1; // dense level lines
    case 10:
        return wrapped(x + (wrapped(y, 16) < 8 ? y : 15 - y), 8) < 2; // zigzag
    case 11:
        return wrapped(x - y, 4) < 1; // dense falling lines
    case 12:
        return wrapped(x, 4) < 1; // dense upright lines
    default:
        return wrapped(y, 8) < 2 && wrapped(x + (y < 8 ? 0 : 4), 8) < 4; // dashes
    }
}

constexpr std::array<Pattern, hatch_patterns> makePatterns() {
    std::array<Pattern, hatch_patterns> patterns{};
    for (int p = 0; p < hatch_patterns; ++p)
        for (int y = 0; y < hatch_side; ++y)
            for (int x = 0; x < hatch_side; ++x)
                if (covered(p, x, y))
                    patterns[static_cast<std::size_t>(p)][static_cast<std::size_t>(y)] |=
                        static_cast<std::uint16_t>(1u << x);
    return patterns;
}

constexpr auto patterns = makePatterns();

} // namespace

std::uint16_t hatchRow(ClassIndex index, int y) {
    return patterns[index % hatch_patterns][static_cast<std::size_t>(y % hatch_side)];
}

DisplayPixel hatchColor(DisplayPixel plain) {
    const unsigned r = (plain >> 16) & 255, g = (plain >> 8) & 255, b = plain & 255;
    const unsigned light = (299 * r + 587 * g + 114 * b) / 1000;
    const auto towards = [](unsigned from, unsigned to) { return (from * 9 + to * 11) / 20; };
    const unsigned to = light > 110 ? 0 : 255;
    return 0xff000000u | (towards(r, to) << 16) | (towards(g, to) << 8) | towards(b, to);
}

} // namespace sinopia
