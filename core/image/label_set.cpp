#include "image/label_set.h"

#include <algorithm>
#include <cmath>

namespace sinopia {

LabelSet::LabelSet(std::vector<LabelClass> classes, std::optional<ClassIndex> ignore)
    : classes_(std::move(classes)), ignore_(ignore) {}

LabelSet LabelSet::generated(int count) {
    std::vector<LabelClass> classes;
    for (int i = 0; i < count; ++i)
        classes.push_back({"class " + std::to_string(i), generated_color(i), {}});
    return LabelSet(std::move(classes));
}

std::optional<ClassIndex> LabelSet::find(std::string_view name) const {
    const auto it =
        std::find_if(classes_.begin(), classes_.end(), [&](const LabelClass& c) { return c.name == name; });
    if (it == classes_.end())
        return {};
    return static_cast<ClassIndex>(it - classes_.begin());
}

Rgb generated_color(int index) {
    const double hue = std::fmod(0.1 + index * 0.6180339887498949, 1.0) * 6.0;
    const double value = 0.95 - 0.2 * (index % 3);
    const double saturation = 0.45 + 0.2 * ((index / 3) % 3);
    auto channel = [&](double shift) {
        const double k = std::fmod(shift + hue, 6.0);
        const double c = value - value * saturation * std::clamp(std::min(k, 4.0 - k), 0.0, 1.0);
        return static_cast<std::uint8_t>(std::lround(255.0 * c));
    };
    return {channel(5.0), channel(3.0), channel(1.0)};
}

RgbImage colorize(const LabelMap& map, const LabelSet& labels) {
    std::vector<Rgb> table(65536, Rgb{255, 0, 255});
    for (int i = 0; i < labels.size(); ++i)
        table[static_cast<std::size_t>(i)] = labels[i].color;
    RgbImage out(map.size());
    std::transform(map.pixels().begin(), map.pixels().end(), out.pixels().begin(),
                   [&](ClassIndex c) { return table[c]; });
    return out;
}

} // namespace sinopia
