#pragma once

#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// An area by its corners: each click sets one, a double click, Enter or a click on the first corner closes
/// it, Backspace takes the last one back. A corner can be dragged, until the polygon is closed. Shift turns
/// the next edge to a multiple of 45 degrees. Shift and Alt at the first click say how the area joins the
/// region or the selection.
class PolygonTool : public Tool {
  public:
    /// Screen pixels within which a click is on a corner.
    static constexpr double snap_reach = 8;

    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    void hover(const PointerSample& sample, ToolContext& context) override;
    void doubleClick(const PointerSample& sample, ToolContext& context) override;
    bool commit(ToolContext& context) override;
    bool stepBack(ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }

    std::size_t corners() const { return corners_.size(); }

  private:
    /// A corner under the pressed button.
    struct Drag {
        std::size_t corner = 0;
        PointF press;
        PointF origin;      ///< where the corner was
        bool moves = false; ///< it has left the place of the press
    };

    std::optional<std::size_t> cornerAt(const PointerSample& sample) const;
    /// Where the next corner would be.
    PointF placeOf(const PointerSample& sample) const;

    std::optional<PointerSample> first_; ///< the first click
    std::vector<PointF> corners_;
    std::optional<PointF> pointer_;
    std::optional<Drag> drag_;
    Size size_; ///< of the document that it was begun on
};

} // namespace sinopia
