#pragma once

#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// A shape that is dragged from corner to corner. Shift while dragging makes its sides equal, Ctrl or Alt
/// draws it from its centre. On the region and the selection Shift and Alt at the press say how it joins (see
/// combineMode); let go and pressed again they mean the shape. A click without a drag deselects, if that is
/// what the shape would replace.
class BoxTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }

  protected:
    explicit BoxTool(bool ellipse) : ellipse_(ellipse) {}

  private:
    Rect box() const;

    const bool ellipse_;
    std::optional<PointerSample> press_;
    PointerSample to_;
    bool equal_sides_ = false;
    bool from_centre_ = false;
    bool shift_joins_ = false; ///< Shift is still held from the press, where it said how to join
    bool alt_joins_ = false;
};

class RectangleTool : public BoxTool {
  public:
    RectangleTool() : BoxTool(false) {}
};

class EllipseTool : public BoxTool {
  public:
    EllipseTool() : BoxTool(true) {}
};

} // namespace sinopia
