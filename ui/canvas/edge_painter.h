#pragma once

#include "ui/canvas/display_source.h"
#include "ui/canvas/view_transform.h"

namespace sinopia {

/// Draws lines on the borders between image pixels at zooms where a whole pixel would be too wide a line: the
/// pixel grid and the lines of bakeEdges(). Works row by row on pixels of the frame that are drawn already.
class EdgePainter {
  public:
    /// Above this zoom lines are drawn here and no longer into the tiles.
    static constexpr double above_zoom = 1;
    static constexpr double grid_from_zoom = 12;
    /// Lines between classes are twice as wide from here on.
    static constexpr double wide_from_zoom = 3;

    /// `line_width`: device pixels on each side of a border. `grid`: lines between all pixels as well.
    EdgePainter(Plane<DisplayPixel>& frame, const ViewTransform& view, Point offset, int line_width,
                bool grid)
        : frame_(frame), view_(view), offset_(offset), width_(line_width),
          class_width_(view.zoom() >= wide_from_zoom ? 2 * line_width : line_width),
          grid_(grid && view.zoom() >= grid_from_zoom) {}

    void draw(Rect part, const DisplaySource& source);

  private:
    struct Near {
        int x = 0, y = 0;    ///< the image pixel
        int nx = 0, ny = 0;  ///< its neighbour over the border
        double distance = 0; ///< from the border, device pixels
    };

    void drawTurned(Rect part, const DisplaySource& source);
    void drawPixel(DisplayPixel& out, double u, double v, const DisplaySource& source) const;
    void drawBorder(DisplayPixel& out, const Near& near, const DisplaySource& source) const;
    unsigned coverage(double distance, double width) const;

    Plane<DisplayPixel>& frame_;
    const ViewTransform& view_;
    Point offset_;
    int width_, class_width_;
    bool grid_;
};

} // namespace sinopia
