#pragma once

#include "image/label_set.h"
#include "image/tile_grid.h"

#include <QImage>

#include <memory>
#include <vector>

namespace sinopia {

/// What the canvas shows: the label map over the picture, or over the preview of a running generation.
struct DisplaySource {
    const TileGrid<ClassIndex>* labels = nullptr;
    const TileGrid<Rgb>* picture = nullptr;  ///< may be empty
    std::shared_ptr<const RgbImage> preview; ///< stands in for the picture; null: none
    std::vector<QRgb> colors;                ///< of the classes; an index without one shows magenta
    int label_opacity = 256; ///< 0..256; counts as 256 where there is neither picture nor preview

    Size size() const { return labels->size(); }
    bool hasGround() const { return preview || (picture && !picture->empty()); }
};

/// Colours of a label set as the display needs them.
std::vector<QRgb> displayColors(const LabelSet& labels);

/// Draws pixels of the source into `target`. Target pixel (x, y) shows the image pixels that begin at
/// (origin + (x, y)) * 2^level, a square of 2^level a side: one pixel as it is, more as the mean of four of
/// them. `part` is in target pixels and lies within the target.
void colorize(const DisplaySource& source, int level, QPoint origin, const QRect& part, QImage& target);

} // namespace sinopia
