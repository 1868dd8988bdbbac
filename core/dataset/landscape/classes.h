#pragma once

#include <cstdint>

namespace sinopia::landscape {

/// The classes, in the order of landscape_labels().
enum Class : std::uint8_t {
    sky,
    cloud,
    mountain,
    snow,
    hill,
    grass,
    forest,
    water,
    sand,
    rock,
    path,
    flowers
};

inline constexpr int class_count = 12;

inline bool is_air(int c) {
    return c == sky || c == cloud;
}

} // namespace sinopia::landscape
