#pragma once

#include <string>
#include <vector>

namespace sinopia {

/// The look of a landscape, each value 1-based (0 would mean "any" to a network that is conditioned on it).
struct LandscapeStyle {
    int light = 1;
    int season = 1;
    int weather = 1;
    bool operator==(const LandscapeStyle&) const = default;
};

/// The names of the choices; the value of a style is the position in the list plus one.
struct LandscapeStyleNames {
    std::vector<std::string> lights;   ///< noon, morning, golden hour, sunset, dusk, moonlight
    std::vector<std::string> seasons;  ///< summer, autumn, winter, spring
    std::vector<std::string> weathers; ///< clear, hazy, overcast, storm
};

const LandscapeStyleNames& landscape_styles();

} // namespace sinopia
