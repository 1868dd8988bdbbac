#include "dataset/landscape/landscape.h"

#include "base/error.h"
#include "dataset/landscape/finish.h"
#include "dataset/landscape/layout.h"
#include "dataset/landscape/painted.h"
#include "dataset/landscape/terrain_view.h"
#include "dataset/landscape/trees.h"

#include <algorithm>

namespace sinopia {

using namespace landscape;

namespace {

void check_size(Size size) {
    if (size.empty() || size.width > max_image_side || size.height > max_image_side ||
        size.area() > max_image_pixels)
        throw Error("A landscape of " + std::to_string(size.width) + " x " + std::to_string(size.height) +
                    " pixels can't be rendered; ask for sides from 1 to " + std::to_string(max_image_side) +
                    ".");
}

/// Small pictures are rendered at twice their size and averaged: edges and leaves become smooth.
int oversampling(Size size) {
    return size.height <= 512 && size.width <= 1024 ? 2 : 1;
}

RgbImage finish_scene(Scene& scene, int factor) {
    const Palette palette = make_palette(scene);
    plant_forests(scene, palette);
    apply_materials(scene);
    plant_flowers(scene);
    cast_shadows(scene);
    Radiance light = light_scene(scene);
    paint_clouds(scene, light);
    reflect_water(scene, light);
    return develop(scene, light, factor);
}

/// The commonest class of each block of pixels.
LabelMap labels_of(const Scene& scene, int factor) {
    LabelMap map(Size{scene.width() / factor, scene.height() / factor});
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            int counts[class_count] = {};
            for (int j = 0; j < factor; ++j)
                for (int i = 0; i < factor; ++i)
                    ++counts[scene.pixels.at(x * factor + i, y * factor + j).cls];
            map.at(x, y) = static_cast<ClassIndex>(std::max_element(counts, counts + class_count) - counts);
        }
    return map;
}

} // namespace

const LabelSet& landscape_labels() {
    static const LabelSet labels({{"sky", {112, 172, 230}, "air"},
                                  {"cloud", {236, 240, 246}, "air"},
                                  {"mountain", {122, 110, 120}, "land"},
                                  {"snow", {250, 250, 255}, "land"},
                                  {"hill", {110, 150, 80}, "land"},
                                  {"grass", {90, 180, 60}, "plants"},
                                  {"forest", {20, 95, 45}, "plants"},
                                  {"water", {40, 95, 190}, "water"},
                                  {"sand", {226, 205, 140}, "land"},
                                  {"rock", {120, 115, 105}, "land"},
                                  {"path", {160, 115, 75}, "land"},
                                  {"flowers", {230, 90, 150}, "plants"}});
    return labels;
}

RgbImage render_map(const LabelMap& map, const LandscapeStyle& style, std::uint64_t seed) {
    check_size(map.size());
    const LandscapeStyleNames& names = landscape_styles();
    auto within = [](int value, const std::vector<std::string>& list) {
        return value >= 1 && value <= static_cast<int>(list.size());
    };
    if (!within(style.light, names.lights) || !within(style.season, names.seasons) ||
        !within(style.weather, names.weathers))
        throw Error("The landscape's style is out of range; take light, season and weather from the lists of "
                    "landscape_styles().");
    const int factor = oversampling(map.size());
    Scene scene = painted_scene(map, {map.width() * factor, map.height() * factor}, style, seed);
    return finish_scene(scene, factor);
}

RgbImage render_map(const LabelMap& map, std::uint64_t seed) {
    Random random(seed ^ 0x5EED);
    return render_map(map, random_style(random), seed);
}

LandscapePair render_landscape(Size size, std::uint64_t seed) {
    check_size(size);
    Random random(scramble(seed) + 1);
    LandscapePair pair;
    pair.style = random_style(random);
    const std::uint64_t scene_seed = random.next(), map_seed = random.next();
    const int kind = random.pick({0.45f, 0.30f, 0.25f}); // terrain, laid out, paint-like
    if (kind == 0) {
        const int factor = oversampling(size);
        Scene scene = terrain_scene({size.width * factor, size.height * factor}, pair.style, scene_seed);
        pair.picture = finish_scene(scene, factor);
        pair.map = labels_of(scene, factor);
    } else {
        pair.map = kind == 2 ? paint_like_map(size, map_seed) : layout_map(size, map_seed);
        pair.picture = render_map(pair.map, pair.style, scene_seed);
    }

    if (random.chance(0.5f))
        pair.map = coarsened(pair.map, random);
    return pair;
}

} // namespace sinopia
