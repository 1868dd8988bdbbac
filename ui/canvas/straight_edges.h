#pragma once

#include "ui/canvas/display_source.h"
#include "ui/canvas/view_transform.h"

#include <vector>

namespace sinopia {

/// Lays a line's colour over a pixel; weight 0..256.
void mixLine(DisplayPixel& out, DisplayPixel line, unsigned weight);
/// A line of the pixel grid: a little darker on light pixels, a little lighter on dark ones.
void mixGridLine(DisplayPixel& out);

/// The EdgePainter's work where rows of the image are rows of the view: image pixel by image pixel, so that
/// it costs little where nothing differs.
class StraightEdges {
  public:
    StraightEdges(Plane<DisplayPixel>& frame, const ViewTransform& view, Point offset, Rect part);

    /// Widths in device pixels on each side of a border.
    void draw(const DisplaySource& source, int line_width, int class_width, bool grid);

  private:
    int column(int x) const { return columns_[static_cast<std::size_t>(x - pixels_.x)]; }
    int row(int y) const { return rows_[static_cast<std::size_t>(y - pixels_.y)]; }
    template <class T, class Same, class Color>
    void drawBorders(const TileGrid<T>& grid, int width, Same same, Color color);
    /// The line on one side of a border, clipped to the part.
    void fill(int x0, int x1, int y0, int y1, DisplayPixel color);
    void drawGrid();

    Plane<DisplayPixel>& frame_;
    Rect part_;
    Rect pixels_;                     ///< image pixels in the part, with those next to them
    std::vector<int> columns_, rows_; ///< where the image's columns and rows begin in the frame
};

} // namespace sinopia
