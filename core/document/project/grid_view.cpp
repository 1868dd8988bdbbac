#include "document/project/grid_view.h"

#include "document/project/tile_codec.h"

namespace sinopia {
namespace {

constexpr int side = TileGrid<std::uint8_t>::tile_side;

template <class T>
void add_grid(std::vector<GridView>& views, GridName name, const TileGrid<T>& grid) {
    if (grid.empty())
        return;
    GridView view{std::move(name), grid.size(), sizeof(T), {}};
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column)
            view.tiles.push_back(reinterpret_cast<const std::byte*>(grid.tile(column, row)->data()));
    views.push_back(std::move(view));
}

} // namespace

std::span<const std::byte> GridView::tile(std::size_t place) const {
    return {tiles[place], tile_pixels * pixel_bytes};
}

bool holds_original(const DocumentSnapshot& snapshot) {
    const Layers& layers = snapshot.layers;
    return !layers.picture.empty() && !layers.original.empty() &&
           !same_tiles(layers.picture, layers.original);
}

std::vector<GridView> grids_of(const DocumentSnapshot& snapshot) {
    std::vector<GridView> views;
    const Layers& layers = snapshot.layers;
    add_grid(views, {0, "labels"}, layers.labels);
    add_grid(views, {0, "picture"}, layers.picture);
    if (holds_original(snapshot))
        add_grid(views, {0, "original"}, layers.original);
    add_grid(views, {0, "region"}, layers.region);
    add_grid(views, {0, "instances"}, layers.instances);
    add_grid(views, {0, "selection"}, layers.selection);
    for (const ResultPtr& result : snapshot.results) {
        const auto id = static_cast<std::int64_t>(result->id);
        add_grid(views, {id, "picture"}, result->picture);
        add_grid(views, {id, "labels"}, result->labels);
    }
    return views;
}

std::size_t tile_count(Size size) {
    return static_cast<std::size_t>((size.width + side - 1) / side) *
           static_cast<std::size_t>((size.height + side - 1) / side);
}

Rect tile_rect(Size size, std::size_t place) {
    const int columns = (size.width + side - 1) / side;
    const int at = static_cast<int>(place);
    return Rect{at % columns * side, at / columns * side, side, side}.intersected(whole(size));
}

std::size_t pixel_bytes_of(const std::string& layer) {
    if (layer == "labels" || layer == "instances")
        return sizeof(std::uint16_t);
    if (layer == "region" || layer == "selection")
        return sizeof(std::uint8_t);
    return layer == "picture" || layer == "original" ? sizeof(Rgb) : 0;
}

} // namespace sinopia
