#include "ui/tools/region_commands.h"

#include "base/error.h"
#include "image/nearest_outside.h"
#include "image/span_sets.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr const char* erase_name = "Erase what is in the region";
constexpr const char* put_back_name = "Put the original back";

Rect usedRegion(const Layers& layers, std::uint8_t from) {
    const Rect used = bounds_of(spans_at_least(layers.region, from));
    if (used.empty())
        throw Error("Nothing is in the region; mark with the erase brush what is meant.");
    return used;
}

/// The part of `grid` in which each pixel inside gets the value of the nearest one outside. `nearest` and
/// `looked` are of the same part of the image.
template <class T>
Plane<T> filled(const TileGrid<T>& grid, Rect looked, const NearestOutside& nearest) {
    return filled_from_outside(grid.read(looked), nearest);
}

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, int share) {
    return static_cast<std::uint8_t>((under * (255 - share) + over * share + 127) / 255);
}

} // namespace

RegionErase erasedMap(const Layers& layers) {
    constexpr std::uint8_t inside_from = 128;
    const Size size = layers.labels.size();
    const Rect looked = usedRegion(layers, inside_from).grown(1).intersected(whole(size));
    const NearestOutside nearest(layers.region.read(looked));
    if (nearest.nothing_outside())
        throw Error(
            "The region is the whole map, so that no class is left around it; take a part out of it.");
    RegionErase erase;
    erase.labels = {erase_name, {looked.x, looked.y}, filled(layers.labels, looked, nearest), 0, false};
    if (!layers.instances.empty()) {
        erase.instances = InstancesEdit{erase_name, layers.instances, 0};
        erase.instances->instances.write({looked.x, looked.y}, filled(layers.instances, looked, nearest));
    }
    return erase;
}

PicturePatchEdit originalInRegion(const Layers& layers) {
    if (layers.picture.empty())
        throw Error("There is no picture to put the original back into; generate or open one first.");
    const Rect rect = usedRegion(layers, 1);
    const RgbImage original = layers.original.read(rect);
    const Mask region = layers.region.read(rect);
    RgbImage out = layers.picture.read(rect);
    for (std::size_t i = 0; i < out.pixels().size(); ++i) {
        Rgb& pixel = out.pixels()[i];
        const Rgb& before = original.pixels()[i];
        const int share = region.pixels()[i];
        pixel = {mixed(pixel.r, before.r, share), mixed(pixel.g, before.g, share),
                 mixed(pixel.b, before.b, share)};
    }
    return {put_back_name, {rect.x, rect.y}, std::move(out), 0};
}

bool applyErase(Document& document, RegionErase erase) {
    const std::uint64_t stroke = document.new_stroke();
    erase.labels.stroke = stroke;
    const bool changed = !document.apply(erase.labels).empty();
    if (changed && erase.instances) {
        erase.instances->stroke = stroke;
        document.apply(std::move(*erase.instances));
    }
    document.end_stroke();
    return changed;
}

} // namespace sinopia
