#pragma once

#include "document/layers.h"
#include "document/row_patch.h"

#include <variant>

namespace sinopia {

/// A layer as a whole, for edits that replace it: its tiles are shared, not copied.
template <class T>
struct WholeLayer {
    TileGrid<T> grid;
    std::map<std::string, std::string> text; ///< of the picture
    TileGrid<Rgb> original;                  ///< of the picture
};

/// The other side of one layer's change: swapping it with the layers undoes or redoes the change.
class LayerPatch {
  public:
    using Content = std::variant<RowPatch<ClassIndex>, RowPatch<std::uint8_t>, RowPatch<Rgb>,
                                 WholeLayer<ClassIndex>, WholeLayer<Rgb>, WholeLayer<std::uint8_t>>;

    /// `version` is that of the layer in the state the patch brings back. The content's pixels are of the
    /// layer's type. `current` are the layers after the change: memory is counted for the tiles that they do
    /// not share.
    LayerPatch(Layer layer, std::uint64_t version, Content content, const Layers& current);

    /// Exchanges pixels and version; returns the rectangle that changed.
    Rect swap(Layers& layers);

    Layer layer() const { return layer_; }
    std::size_t bytes() const { return bytes_; }

  private:
    std::size_t measure(const Layers& current) const;

    Layer layer_;
    std::uint64_t version_;
    Content content_;
    std::size_t bytes_ = 0;
};

} // namespace sinopia
