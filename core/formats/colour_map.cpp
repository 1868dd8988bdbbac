#include "formats/colour_map.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace sinopia {
namespace {

constexpr std::size_t all_colours = std::size_t{1} << 24;

using Lab = std::array<double, 3>;

/// sRGB (IEC 61966-2-1) to CIE 1976 L*a*b* under D65.
Lab lab_of(Rgb c) {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
    const auto f = [](double t) {
        constexpr double delta = 6.0 / 29.0;
        return t > delta * delta * delta ? std::cbrt(t) : t / (3 * delta * delta) + 4.0 / 29.0;
    };
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Lab& a, const Lab& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// The class that comes nearest to each unknown colour.
void offer_nearest(std::vector<UnknownColour>& unknown, const LabelSet& labels) {
    std::vector<Lab> colours;
    for (const LabelClass& label : labels.classes())
        colours.push_back(lab_of(label.color));
    for (UnknownColour& one : unknown) {
        const Lab lab = lab_of(one.colour);
        one.distance = distance(lab, colours.front());
        for (std::size_t i = 1; i < colours.size(); ++i) {
            const double d = distance(lab, colours[i]);
            if (d < one.distance) {
                one.distance = d;
                one.nearest = static_cast<ClassIndex>(i);
            }
        }
    }
}

std::unordered_map<std::uint32_t, ClassIndex> table_of(const LabelSet& labels) {
    std::unordered_map<std::uint32_t, ClassIndex> table;
    for (int i = 0; i < labels.size(); ++i)
        table.emplace(packed(labels[i].color), static_cast<ClassIndex>(i)); // the first of that colour stays
    return table;
}

} // namespace

std::vector<std::pair<ClassIndex, ClassIndex>> classes_of_one_colour(const LabelSet& labels) {
    const auto table = table_of(labels);
    std::vector<std::pair<ClassIndex, ClassIndex>> doubles;
    for (int i = 0; i < labels.size(); ++i) {
        const ClassIndex first = table.at(packed(labels[i].color));
        if (first != i)
            doubles.emplace_back(static_cast<ClassIndex>(i), first);
    }
    return doubles;
}

ColourReading read_by_colours(const RgbImage& picture, const LabelSet& labels) {
    if (labels.empty())
        throw Error("there is no class whose colours could be looked for; load a label set or a model first");
    const auto table = table_of(labels);
    ColourReading out{LabelMap(picture.size(), no_class), {}, classes_of_one_colour(labels)};
    // Which entry of `unknown` a colour has, by packed colour: photographs have hundreds of thousands.
    std::unordered_map<std::uint32_t, std::size_t> places;
    std::uint32_t last = static_cast<std::uint32_t>(all_colours);
    ClassIndex last_class = no_class;
    std::size_t last_place = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const Rgb colour = picture.at(x, y);
            if (packed(colour) != last) {
                last = packed(colour);
                const auto known = table.find(last);
                last_class = known == table.end() ? no_class : known->second;
                if (last_class == no_class) {
                    const auto [place, fresh] = places.try_emplace(last, out.unknown.size());
                    if (fresh)
                        out.unknown.push_back({colour, 0, {x, y}, 0, 0});
                    last_place = place->second;
                }
            }
            if (last_class == no_class)
                ++out.unknown[last_place].count;
            else
                out.map.at(x, y) = last_class;
        }
    offer_nearest(out.unknown, labels);
    std::stable_sort(out.unknown.begin(), out.unknown.end(),
                     [](const UnknownColour& a, const UnknownColour& b) { return a.count > b.count; });
    return out;
}

LabelMap with_colours_decided(const RgbImage& picture, const ColourReading& reading,
                              const std::map<std::uint32_t, ClassIndex>& decided) {
    LabelMap out = reading.map;
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x) {
            if (out.at(x, y) != no_class)
                continue;
            const auto it = decided.find(packed(picture.at(x, y)));
            if (it == decided.end())
                throw Error("the colour at (" + std::to_string(x) + ", " + std::to_string(y) +
                            ") has no class yet; choose one");
            out.at(x, y) = it->second;
        }
    return out;
}

} // namespace sinopia
