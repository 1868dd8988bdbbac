#include "ui/canvas/display_source.h"

#include "ui/canvas/hatches.h"

#include <algorithm>

namespace sinopia {
namespace {

/// Of 255: what a line needs to be seen on black.
constexpr unsigned least_light = 110;
constexpr DisplayPixel without_class = 0xff6f6f6f;

unsigned lightOf(DisplayPixel c) {
    return (299 * ((c >> 16) & 255) + 587 * ((c >> 8) & 255) + 114 * (c & 255)) / 1000;
}

DisplayPixel lightened(DisplayPixel c) {
    const unsigned light = lightOf(c);
    if (light >= least_light)
        return c;
    // Towards white by the share that brings the light up; the hue stays.
    const unsigned share = 256 * (least_light - light) / (255 - light);
    const auto part = [&](unsigned v) { return v + (255 - v) * share / 256; };
    return 0xff000000u | (part((c >> 16) & 255) << 16) | (part((c >> 8) & 255) << 8) | part(c & 255);
}

} // namespace

void DisplaySource::prepare() {
    const bool opaque = labels_stand_in && !hasGround();
    const auto opacity = static_cast<unsigned>(opaque ? 256 : std::clamp(label_opacity, 0, 256));
    paints_.resize(colors.size() + 2);
    lines_.resize(paints_.size());
    for (std::size_t i = 0; i < paints_.size(); ++i) {
        const DisplayPixel plain = i < colors.size()    ? colors[i]
                                   : i == colors.size() ? without_class
                                                        : unknown_class;
        const DisplayPixel line = hatches ? hatchColor(plain) : plain;
        lines_[i] = lightened(plain);
        paints_[i] = {toLanes(plain) * opacity, toLanes(line) * opacity, 256 - opacity};
    }
    for (const ClassIndex index : hidden)
        if (index < colors.size() || index == unlabelled)
            paints_[slot(index)] = {0, 0, 256};
}

std::optional<ClassIndex> unlistedIgnore(const LabelSet& labels) {
    const ClassIndex none = labels.unlabelled();
    return none >= labels.size() ? std::optional(none) : std::nullopt;
}

std::vector<DisplayPixel> displayColors(const LabelSet& labels) {
    std::vector<DisplayPixel> colors;
    colors.reserve(static_cast<std::size_t>(labels.size()));
    for (const LabelClass& c : labels.classes())
        colors.push_back(toDisplay(c.color));
    return colors;
}

} // namespace sinopia
