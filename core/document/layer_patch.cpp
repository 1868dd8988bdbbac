#include "document/layer_patch.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace sinopia {
namespace {

template <class T>
const TileGrid<T>& grid_of(const Layers& layers, Layer layer) {
    if constexpr (std::is_same_v<T, Rgb>)
        return layers.picture;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return layer == Layer::region ? layers.region : layers.selection;
    else
        return layer == Layer::labels ? layers.labels : layers.instances;
}

template <class T>
TileGrid<T>& grid_of(Layers& layers, Layer layer) {
    return const_cast<TileGrid<T>&>(grid_of<T>(std::as_const(layers), layer));
}

template <class T>
Rect swap_content(RowPatch<T>& patch, Layers& layers, Layer layer) {
    patch.swap(grid_of<T>(layers, layer));
    return patch.bounds();
}

template <class T>
Rect swap_content(WholeLayer<T>& other, Layers& layers, Layer layer) {
    TileGrid<T>& grid = grid_of<T>(layers, layer);
    std::swap(other.grid, grid);
    if (layer == Layer::picture) {
        std::swap(other.text, layers.picture_text);
        std::swap(other.original, layers.original);
    }
    return whole(layers.labels.size());
}

template <class T>
std::size_t content_bytes(const RowPatch<T>& patch, const Layers&, Layer) {
    return patch.bytes();
}

/// The tiles of `grid` that none of `others` has at the same place. Equal neighbours (a filled area) are one
/// tile and counted once.
template <class T>
std::size_t own_tiles(const TileGrid<T>& grid, std::initializer_list<const TileGrid<T>*> others) {
    std::size_t tiles = 0;
    const void* last = nullptr;
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            const auto& tile = grid.tile(column, row);
            const bool shared = std::any_of(others.begin(), others.end(), [&](const TileGrid<T>* other) {
                return other->size() == grid.size() && other->tile(column, row) == tile;
            });
            tiles += !shared && tile.get() != last ? 1 : 0;
            last = tile.get();
        }
    return tiles;
}

/// The tiles that only the history holds.
template <class T>
std::size_t content_bytes(const WholeLayer<T>& other, const Layers& layers, Layer layer) {
    std::size_t tiles = 0;
    if constexpr (std::is_same_v<T, Rgb>)
        tiles = own_tiles(other.grid, {&layers.picture, &layers.original}) +
                own_tiles(other.original, {&layers.picture, &layers.original, &other.grid});
    else
        tiles = own_tiles(other.grid, {&grid_of<T>(layers, layer)});
    return tiles * sizeof(typename TileGrid<T>::Tile) + sizeof(other);
}

} // namespace

LayerPatch::LayerPatch(Layer layer, std::uint64_t version, Content content, const Layers& current)
    : layer_(layer), version_(version), content_(std::move(content)) {
    bytes_ = measure(current);
}

Rect LayerPatch::swap(Layers& layers) {
    const Rect changed =
        std::visit([&](auto& content) { return swap_content(content, layers, layer_); }, content_);
    std::swap(version_, layers.versions[index_of(layer_)]);
    bytes_ = measure(layers);
    return changed;
}

std::size_t LayerPatch::measure(const Layers& current) const {
    return std::visit([&](const auto& content) { return content_bytes(content, current, layer_); }, content_);
}

} // namespace sinopia
