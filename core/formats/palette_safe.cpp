#include "formats/palette_safe.h"

#include <array>
#include <cmath>

namespace sinopia {
namespace {

/// Okabe and Ito, "Color Universal Design" (2008); a dark grey stands for their black, which has no darker
/// shade.
constexpr std::array<Rgb, 8> okabe_ito = {{{230, 159, 0},
                                           {86, 180, 233},
                                           {0, 158, 115},
                                           {240, 228, 66},
                                           {0, 114, 178},
                                           {213, 94, 0},
                                           {204, 121, 167},
                                           {90, 90, 90}}};

/// How far towards white (above 0) or black (below) each further round goes: rounds in a row lie far apart.
constexpr std::array<double, 6> shades = {0, -0.42, 0.45, -0.65, 0.68, -0.22};

std::uint8_t shaded(std::uint8_t channel, double shade) {
    const double to = shade > 0 ? 255 : 0;
    return static_cast<std::uint8_t>(std::lround(channel + std::abs(shade) * (to - channel)));
}

} // namespace

Rgb colour_blind_safe_color(int index) {
    const auto hue = static_cast<std::size_t>(index) % okabe_ito.size();
    const auto round = static_cast<std::size_t>(index) / okabe_ito.size();
    const double shade = shades[round % shades.size()];
    const Rgb base = okabe_ito[hue];
    return {shaded(base.r, shade), shaded(base.g, shade), shaded(base.b, shade)};
}

LabelSet colour_blind_safe(const LabelSet& labels) {
    std::vector<LabelClass> classes = labels.classes();
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i].color = colour_blind_safe_color(static_cast<int>(i));
    return LabelSet(std::move(classes), labels.ignore());
}

} // namespace sinopia
