#pragma once

#include "ui/canvas/display_cache.h"
#include "ui/canvas/view_transform.h"

#include <utility>
#include <vector>

namespace sinopia {

/// Draws the tiles of a cache into a frame of device pixels, however the view is zoomed, turned or mirrored.
/// Pixels of the image are sharp squares from zoom 1 on; below it they are smoothly reduced. What lies around
/// the image is plain ground with a soft shadow of the image.
class FrameRenderer {
  public:
    /// The view's (0, 0) is the frame's `offset`.
    FrameRenderer(Plane<DisplayPixel>& frame, const ViewTransform& view, Point offset)
        : frame_(frame), view_(view), offset_(offset), level_(DisplayCache::levelFor(view.zoom())) {}

    /// The tiles that a part of the frame needs.
    std::vector<DisplayTile> tilesUnder(Rect part) const;
    /// The part of the frame that shows a tile, one pixel to spare.
    Rect partOf(DisplayTile tile) const;

    /// Draws `part` (within the frame) from the tiles as they are; a tile without pixels leaves its place.
    void draw(Rect part, const DisplayCache& cache, DisplayPixel ground);

  private:
    struct Row {
        double u = 0, v = 0; ///< image point of the frame's column 0, at pixel centres
        int y = 0;
    };

    Row rowAt(int y) const;
    /// The columns of `part` whose pixel centres lie in the image, grown by `margin` image pixels.
    std::pair<int, int> columnsInside(const Row& row, Rect part, double margin) const;
    void drawGround(const Row& row, Rect part, DisplayPixel ground);
    void collectTiles(Rect part, const DisplayCache& cache);
    void prepareColumns(Rect part);
    void drawStraight(const Row& row, Rect part);
    void drawTurned(const Row& row, Rect part);
    const DisplayPixel* line(int v, int slot);
    DisplayPixel pixel(int u, int v) const;
    /// Between the pixels (u, v) and (u + 1, v + 1); weights of 0..256.
    DisplayPixel mixed(int u, int v, unsigned wu, unsigned wv) const;

    Plane<DisplayPixel>& frame_;
    const ViewTransform& view_;
    Point offset_;
    int level_;

    Rect grid_; ///< of the tiles collected: columns and rows
    std::vector<const Plane<DisplayPixel>*> tiles_;
    Size level_size_; ///< the image in pixels of the level
    std::vector<int> columns_;
    std::vector<unsigned> weights_;
    int first_column_ = 0, last_column_ = -1; ///< of the level, that the part needs
    std::vector<DisplayPixel> lines_[2], mixed_;
    int line_rows_[2] = {-1, -1};
    int drawn_from_ = -1, drawn_row_ = -1; ///< nearest pixels: which source row the last drawn row shows
};

} // namespace sinopia
