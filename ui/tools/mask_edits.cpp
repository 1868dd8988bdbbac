#include "ui/tools/mask_edits.h"

#include "image/majority.h"
#include "image/region.h"
#include "image/span_sets.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace sinopia {
namespace {

constexpr std::uint8_t taken = 255;
constexpr std::uint8_t taken_from = 128;

const TileGrid<std::uint8_t>& gridOf(const Layers& layers, Layer layer) {
    return layer == Layer::region ? layers.region : layers.selection;
}

Rect usedPart(const TileGrid<std::uint8_t>& grid) {
    return bounds_of(spans_at_least(grid, 1));
}

std::string named(const char* verb, Layer layer) {
    return std::string(verb) + (layer == Layer::region ? " region" : " selection");
}

MaskPlaneEdit plane(std::string name, Layer layer, Rect rect, Mask pixels) {
    return {std::move(name), layer, {rect.x, rect.y}, std::move(pixels), 0};
}

/// `f` of the part in use, with `margin` pixels around it.
template <class F>
MaskPlaneEdit changed(const char* verb, const Layers& layers, Layer layer, double margin, F&& f) {
    const TileGrid<std::uint8_t>& grid = gridOf(layers, layer);
    const Rect used = usedPart(grid);
    if (used.empty())
        return {named(verb, layer), layer, {}, {}, 0};
    // Never farther than the image is wide, whatever was asked for.
    const int by = static_cast<int>(std::clamp(std::ceil(margin), 0.0, double(max_image_side))) + 2;
    const Rect rect = used.grown(by).intersected(whole(grid.size()));
    return plane(named(verb, layer), layer, rect, f(grid.read(rect)));
}

/// Spans of a mask joined with what it holds.
MaskPlaneEdit joined(std::string name, const Layers& layers, Layer layer, const Spans& spans,
                     CombineMode mode) {
    const Size size = layers.labels.size();
    const TileGrid<std::uint8_t>& grid = gridOf(layers, layer);
    const bool everything = layer == Layer::selection && grid.empty();
    const Rect used = everything ? whole(size) : usedPart(grid);
    const Rect rect = bounds_of(spans).united(used);
    if (rect.empty())
        return {std::move(name), layer, {}, {}, 0};
    Mask mask = everything && mode != CombineMode::add ? Mask(rect.size(), taken)
                : grid.empty()                         ? Mask(rect.size())
                                                       : grid.read(rect);
    const auto fill = [&](const Spans& where, std::uint8_t value) {
        for (const Span& s : where)
            std::fill(mask.row(s.y - rect.y) + s.x0 - rect.x, mask.row(s.y - rect.y) + s.x1 - rect.x, value);
    };
    if (mode == CombineMode::replace)
        mask = Mask(rect.size());
    if (mode == CombineMode::intersect)
        fill(subtracted(rect_spans(rect, size), spans), 0);
    else
        fill(spans, mode == CombineMode::subtract ? std::uint8_t{0} : taken);
    return plane(std::move(name), layer, rect, std::move(mask));
}

} // namespace

MaskPlaneEdit allOfMask(const Layers& layers, Layer layer) {
    const Rect all = whole(layers.labels.size());
    return plane(layer == Layer::region ? "Whole region" : "Select all", layer, all, Mask(all.size(), taken));
}

MaskPlaneEdit noneOfMask(const Layers& layers, Layer layer) {
    return changed("Clear", layers, layer, 0, [](const Mask& mask) { return Mask(mask.size()); });
}

MaskPlaneEdit invertedMask(const Layers& layers, Layer layer) {
    const TileGrid<std::uint8_t>& grid = gridOf(layers, layer);
    const Rect all = whole(layers.labels.size());
    Mask mask = grid.empty() ? Mask(all.size()) : invert(grid.read());
    return plane(named("Invert", layer), layer, all, std::move(mask));
}

MaskPlaneEdit grownMask(const Layers& layers, Layer layer, double radius) {
    return changed("Grow", layers, layer, radius, [&](const Mask& mask) { return grow(mask, radius); });
}

MaskPlaneEdit shrunkMask(const Layers& layers, Layer layer, double radius) {
    return changed("Shrink", layers, layer, 0, [&](const Mask& mask) { return shrink(mask, radius); });
}

MaskPlaneEdit featheredMask(const Layers& layers, Layer layer, double radius) {
    return changed("Feather", layers, layer, radius, [&](const Mask& mask) { return feather(mask, radius); });
}

MaskPlaneEdit smoothedMask(const Layers& layers, Layer layer, int radius) {
    return changed("Smooth", layers, layer, radius, [&](Mask mask) {
        LabelMap map(mask.size());
        std::transform(mask.pixels().begin(), mask.pixels().end(), map.pixels().begin(),
                       [](std::uint8_t v) { return ClassIndex(v >= taken_from ? 1 : 0); });
        for (const SmoothedPixel& p : majority_filter(map, whole(map.size()), radius))
            mask.at(p.at.x, p.at.y) = p.value ? taken : std::uint8_t{0};
        return mask;
    });
}

MaskPlaneEdit maskOfClass(const Layers& layers, Layer layer, ClassIndex index, CombineMode mode) {
    return joined(layer == Layer::region ? "Region from class" : "Select class", layers, layer,
                  spans_equal(layers.labels, index), mode);
}

MaskPlaneEdit maskOfInstance(const Layers& layers, Layer layer, std::uint16_t id, CombineMode mode) {
    return joined(layer == Layer::region ? "Region from instance" : "Select instance", layers, layer,
                  spans_equal(layers.instances, id), mode);
}

MaskPlaneEdit maskFromOther(const Layers& layers, Layer layer, CombineMode mode) {
    const TileGrid<std::uint8_t>& other =
        gridOf(layers, layer == Layer::region ? Layer::selection : Layer::region);
    const std::string name = layer == Layer::region ? "Region from selection" : "Selection from region";
    if (other.empty()) // no selection: all of it
        return joined(name, layers, layer, rect_spans(whole(layers.labels.size()), layers.labels.size()),
                      mode);
    if (mode != CombineMode::replace)
        return joined(name, layers, layer, spans_at_least(other, taken_from), mode);
    const TileGrid<std::uint8_t>& grid = gridOf(layers, layer);
    const Rect rect = usedPart(other).united(usedPart(grid)); // soft edges stay soft
    return plane(name, layer, rect, rect.empty() ? Mask() : other.read(rect));
}

} // namespace sinopia
