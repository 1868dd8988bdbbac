#include "ui/canvas/display_source.h"

#include "ui/canvas/hatches.h"

#include <algorithm>

namespace sinopia {

void DisplaySource::prepare() {
    const bool opaque = labels_stand_in && !hasGround();
    const auto opacity = static_cast<unsigned>(opaque ? 256 : std::clamp(label_opacity, 0, 256));
    paints_.resize(colors.size() + 1);
    for (std::size_t i = 0; i < paints_.size(); ++i) {
        const DisplayPixel plain = i < colors.size() ? colors[i] : unknown_class;
        const DisplayPixel line = hatches ? hatchColor(plain) : plain;
        paints_[i] = {toLanes(plain) * opacity, toLanes(line) * opacity, 256 - opacity};
    }
    for (const ClassIndex index : hidden)
        if (index < colors.size())
            paints_[index] = {0, 0, 256};
}

std::vector<DisplayPixel> displayColors(const LabelSet& labels) {
    std::vector<DisplayPixel> colors;
    colors.reserve(static_cast<std::size_t>(labels.size()));
    for (const LabelClass& c : labels.classes())
        colors.push_back(toDisplay(c.color));
    return colors;
}

} // namespace sinopia
