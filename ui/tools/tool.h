#pragma once

#include "document/document.h"
#include "ui/tools/paint_settings.h"
#include "ui/tools/pointer_sample.h"

#include <optional>
#include <vector>

namespace sinopia {

/// What a tool works on.
struct ToolContext {
    Document& document;
    PaintSettings& settings;
};

/// What a tool wants to be seen of a gesture in progress: plain shapes in image coordinates, drawn by the
/// canvas over the image with a line that shows on any ground.
struct ToolOverlay {
    std::vector<PointF> path;    ///< an open line through these points
    bool closed = false;         ///< the path is closed
    std::vector<PointF> handles; ///< small squares, for instance a polygon's corners
    std::optional<Rect> box;     ///< a rectangle
    bool box_is_ellipse = false; ///< the ellipse in the box instead
    bool operator==(const ToolOverlay&) const = default;
};

/// The outline that follows the pointer. Diameter 0: none.
struct ToolOutline {
    double diameter = 0; ///< image pixels
    BrushShape shape = BrushShape::round;
};

/// A tool of the canvas. It is fed by plain pointer samples in image coordinates and knows neither widgets
/// nor zoom, so that it runs headless; every pixel it writes goes through Document::apply.
class Tool {
  public:
    virtual ~Tool() = default;

    virtual void press(const PointerSample& sample, ToolContext& context) = 0;
    virtual void move(const PointerSample&, ToolContext&) {}
    virtual void release(const PointerSample&, ToolContext&) {}
    /// The pointer moves without a button: polygons follow it.
    virtual void hover(const PointerSample&, ToolContext&) {}
    virtual void doubleClick(const PointerSample& sample, ToolContext& context) { press(sample, context); }

    /// Enter: finishes a gesture of several clicks (polygon). False if there was none.
    virtual bool commit(ToolContext&) { return false; }
    /// Backspace: takes the last corner back. False if there was none.
    virtual bool stepBack(ToolContext&) { return false; }
    /// Esc, another tool, another document: a gesture in progress leaves no trace. False if there was none.
    virtual bool cancel(ToolContext&) { return false; }

    virtual ToolOutline outline(const PaintSettings&) const { return {}; }
    virtual ToolOverlay overlay() const { return {}; }
    /// It writes pixels.
    virtual bool paints() const { return false; }
    /// They are the picture's: it must be seen.
    virtual bool paintsPicture() const { return false; }
    /// The canvas moves under the pointer instead of being painted on.
    virtual bool pans() const { return false; }
    /// Holding Alt or Ctrl picks a class: where they mean nothing else.
    virtual bool picksWithModifier(const PaintSettings&) const { return false; }
};

} // namespace sinopia
