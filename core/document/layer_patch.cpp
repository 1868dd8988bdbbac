#include "document/layer_patch.h"

namespace sinopia {
namespace {

TileGrid<ClassIndex>& grid_of(Layers& layers, Layer, ClassIndex) {
    return layers.labels;
}
TileGrid<Rgb>& grid_of(Layers& layers, Layer, Rgb) {
    return layers.picture;
}
TileGrid<std::uint8_t>& grid_of(Layers& layers, Layer, std::uint8_t) {
    return layers.region;
}

template <class T>
Rect swap_content(RowPatch<T>& patch, Layers& layers, Layer layer) {
    patch.swap(grid_of(layers, layer, T{}));
    return patch.bounds();
}

template <class T>
Rect swap_content(WholeLayer<T>& other, Layers& layers, Layer layer) {
    TileGrid<T>& grid = grid_of(layers, layer, T{});
    std::swap(other.grid, grid);
    if (layer == Layer::picture)
        std::swap(other.text, layers.picture_text);
    return whole(layers.labels.size());
}

template <class T>
std::size_t content_bytes(const RowPatch<T>& patch, const TileGrid<T>&) {
    return patch.bytes();
}

/// The tiles that only the history holds. Equal neighbours (a filled area) are one tile and counted once.
template <class T>
std::size_t content_bytes(const WholeLayer<T>& other, const TileGrid<T>& current) {
    std::size_t tiles = 0;
    const void* last = nullptr;
    for (int row = 0; row < other.grid.rows(); ++row)
        for (int column = 0; column < other.grid.columns(); ++column) {
            const auto& tile = other.grid.tile(column, row);
            const bool shared = current.size() == other.grid.size() && current.tile(column, row) == tile;
            tiles += !shared && tile.get() != last ? 1 : 0;
            last = tile.get();
        }
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
    struct Measure {
        const Layers& layers;
        std::size_t operator()(const RowPatch<ClassIndex>& c) const {
            return content_bytes(c, layers.labels);
        }
        std::size_t operator()(const RowPatch<std::uint8_t>& c) const {
            return content_bytes(c, layers.region);
        }
        std::size_t operator()(const WholeLayer<ClassIndex>& c) const {
            return content_bytes(c, layers.labels);
        }
        std::size_t operator()(const WholeLayer<Rgb>& c) const { return content_bytes(c, layers.picture); }
        std::size_t operator()(const WholeLayer<std::uint8_t>& c) const {
            return content_bytes(c, layers.region);
        }
    };
    return std::visit(Measure{current}, content_);
}

} // namespace sinopia
