#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"
#include "image/tile_grid.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace sinopia {

/// The pixel layers of a document. All have the document's size; picture, instances and selection may be
/// absent.
enum class Layer { labels, picture, region, instances, selection };
inline constexpr std::size_t layer_count = 5;

inline constexpr std::size_t index_of(Layer layer) {
    return static_cast<std::size_t>(layer);
}

/// The pixels of a document and what identifies their state. Copying shares the tiles, so a copy is a
/// snapshot.
struct Layers {
    TileGrid<ClassIndex> labels;
    TileGrid<Rgb> picture;                           ///< empty: no picture yet
    std::map<std::string, std::string> picture_text; ///< how the picture was made, for the PNG's text chunks
    TileGrid<Rgb> original; ///< the picture before its regions were edited: the last whole one, or the photo
                            ///< that was opened. Part of the layer `picture`: there is one if there is that
    TileGrid<std::uint8_t> region;     ///< 0 keeps, 255 repaints
    TileGrid<std::uint16_t> instances; ///< instance ids, 0 = none; empty: the document has no instance layer
    TileGrid<std::uint8_t> selection;  ///< from 128 on selected; empty: everything may be painted on

    /// One number per layer, never used twice: equal versions mean equal pixels. Undo brings the old one
    /// back.
    std::array<std::uint64_t, layer_count> versions{};
};

} // namespace sinopia
