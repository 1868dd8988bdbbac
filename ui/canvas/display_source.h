#pragma once

#include "image/label_set.h"
#include "image/tile_grid.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace sinopia {

/// A pixel of the display: 0xffRRGGBB.
using DisplayPixel = std::uint32_t;

inline constexpr DisplayPixel toDisplay(Rgb c) {
    return 0xff000000u | (DisplayPixel{c.r} << 16) | (DisplayPixel{c.g} << 8) | c.b;
}

/// Three colour channels in 16-bit lanes of one number, so that one multiplication blends all of them.
using Lanes = std::uint64_t;

inline constexpr Lanes toLanes(Rgb c) {
    return (Lanes{c.r} << 32) | (Lanes{c.g} << 16) | c.b;
}

inline constexpr Lanes toLanes(DisplayPixel c) {
    return toLanes(Rgb{static_cast<std::uint8_t>(c >> 16), static_cast<std::uint8_t>(c >> 8),
                       static_cast<std::uint8_t>(c)});
}

/// What one class's pixel looks like: (over + ground * rest) / 256 in each lane.
struct ClassPaint {
    Lanes over = 0;    ///< the class's colour, times its opacity of 0..256
    Lanes hatched = 0; ///< the same where the hatch's line runs
    unsigned rest = 0; ///< 256 - opacity
};

/// What the display shows: the label map over the picture, or over the preview of a running generation. Call
/// prepare() after a change.
struct DisplaySource {
    const TileGrid<ClassIndex>* labels = nullptr;
    const TileGrid<Rgb>* picture = nullptr;  ///< null or empty: none
    std::shared_ptr<const RgbImage> preview; ///< stands in for the picture; null: none
    Rect preview_place; ///< the part of the image that the preview covers, of its size; empty: all
    const TileGrid<std::uint8_t>* region = nullptr;     ///< tinted; null: not shown
    const TileGrid<std::uint16_t>* instances = nullptr; ///< null: no lines between instances
    std::vector<DisplayPixel> colors;     ///< of the classes; an index without one shows magenta
    std::optional<ClassIndex> unlabelled; ///< the index without a class, if it is beyond the colours
    std::vector<ClassIndex> hidden;       ///< classes that the ground shows through
    int label_opacity = 256;              ///< 0..256
    bool labels_stand_in = true;          ///< where there is no ground, the map is opaque
    bool region_tinted = true;            ///< otherwise only the region's border shows
    bool class_edges = false;             ///< lines along the classes' borders, in their colours
    bool hatches = false;
    bool fine_edges = false; ///< edges are drawn by the EdgePainter: tiles of level 0 hold none

    Size size() const { return labels->size(); }
    /// The preview covers a part: around it the picture is seen.
    bool hasPatch() const { return preview && !preview_place.empty() && preview_place != whole(size()); }
    bool hasGround() const { return preview || (picture && !picture->empty()); }
    bool hasEdges() const { return class_edges || region || instances; }

    void prepare();
    const ClassPaint& paint(ClassIndex index) const { return paints_[slot(index)]; }
    /// The colour of a class's border: its own, lightened as far as it takes to show on a dark picture.
    DisplayPixel lineColor(ClassIndex index) const { return lines_[slot(index)]; }

    static constexpr DisplayPixel unknown_class = 0xffff00ff;

  private:
    std::size_t slot(ClassIndex index) const {
        const std::size_t listed = paints_.size() - 2;
        return index < listed ? index : index == unlabelled ? listed : listed + 1;
    }

    // The last two are that without a class and that of unknown indices.
    std::vector<ClassPaint> paints_{2};
    std::vector<DisplayPixel> lines_{2, unknown_class};
};

/// The index that means "no class", if it is not one of the listed classes.
std::optional<ClassIndex> unlistedIgnore(const LabelSet& labels);

/// Colours of the listed classes as the display needs them.
std::vector<DisplayPixel> displayColors(const LabelSet& labels);

} // namespace sinopia
