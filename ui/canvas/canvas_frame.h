#pragma once

#include "ui/canvas/display_cache.h"
#include "ui/canvas/view_transform.h"

#include <QImage>
#include <QRegion>

#include <functional>

namespace sinopia {

/// One part of the canvas with its own way of showing the document.
struct CanvasPane {
    DisplaySource source;
    DisplayCache cache;
    Rect clip;            ///< of the frame
    Point offset;         ///< where the view's (0, 0) lies in the frame
    QRegion due;          ///< must be drawn before it is shown
    QRegion waiting;      ///< shows outdated colours until there is time
    std::size_t next = 0; ///< the tile whose turn it is to be coloured

    bool empty() const { return clip.empty(); }
};

/// The canvas as a picture of device pixels that is kept from paint to paint: what moves over it (outline,
/// marching ants) costs a copy, and what changes in it is drawn in slices that fit in a frame. Two panes at
/// most: the halves of the canvas, or the sides of the wipe.
class CanvasFrame {
  public:
    static constexpr int panes = 2;

    CanvasPane& pane(int index) { return panes_[index]; }
    const CanvasPane& pane(int index) const { return panes_[index]; }

    void setSize(Size device);
    /// Where the panes lie; an empty clip: not shown.
    void setClips(Rect first, Rect second, Point second_offset);
    void setGround(DisplayPixel ground) { ground_ = ground; }
    void setLines(int width, bool grid) { line_width_ = width, grid_ = grid; }

    /// The view moved: everything is due. By whole pixels, and what is still seen moves along.
    void moved();
    void scrolled(int dx, int dy);
    /// Other colours everywhere; the old ones remain until there is time.
    void recolored(int pane);
    /// The same in a part of the image.
    void recolored(int pane, Rect image, const ViewTransform& view);
    /// Another document.
    void forget();
    /// Pixels of the image changed. Returns the device pixels to show again.
    QRegion changed(int pane, Rect image, const ViewTransform& view);

    /// Draws what is due within `part`. Colouring beyond the budget is left waiting.
    void drawDue(const QRegion& part, const ViewTransform& view, double budget_ms);
    /// Goes on with what waits, a tile at a time. Returns the device pixels to show again.
    QRegion drawWaiting(const ViewTransform& view, double budget_ms);
    bool isDue(const QRegion& part) const;
    bool isWaiting() const;

    /// The frame's pixels, without a copy; valid until the size changes.
    QImage image() const;

  private:
    /// The device pixels that show a part of the image, whose tiles are no longer up to date.
    QRegion invalidated(CanvasPane& pane, Rect image, const ViewTransform& view);
    void drawDuePane(CanvasPane& pane, const QRegion& part, const ViewTransform& view, double budget_ms);
    QRegion drawWaitingPane(CanvasPane& pane, const ViewTransform& view,
                            const std::function<bool()>& has_time);
    void drawPart(CanvasPane& pane, const ViewTransform& view, const QRect& part);
    void scrollPane(CanvasPane& pane, int dx, int dy);

    Plane<DisplayPixel> pixels_;
    CanvasPane panes_[panes];
    DisplayPixel ground_ = 0xff808080;
    int line_width_ = 1;
    bool grid_ = true;
};

} // namespace sinopia
