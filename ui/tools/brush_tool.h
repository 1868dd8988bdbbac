#pragma once

#include "ui/tools/stroke_stabiliser.h"
#include "ui/tools/stroke_target.h"
#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// Paints the current target: the current class on the map (a new instance a stroke, if the document has
/// instances), or the region or selection, from which Alt takes away. A press with Shift draws a straight
/// line from the end of the last stroke.
class BrushTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOutline outline(const PaintSettings& settings) const override {
        return {settings.brushDiameter(), settings.options().shape};
    }
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }
    bool picksWithModifier(const PaintSettings& settings) const override {
        return settings.target() == PaintTarget::labels;
    }

  private:
    /// Where the brush is and how wide.
    struct Dab {
        PointF at;
        double radius = 0;
    };

    /// The end of the last paint, and the size of the document that it is on.
    struct LastDab {
        Dab dab;
        Size size;
    };

    double radiusOf(const PointerSample& sample, const PaintSettings& settings) const;
    void paint(const Dab& to, ToolContext& context);

    std::optional<StrokeTarget> stroke_; ///< none: no stroke in progress
    StrokeStabiliser stabiliser_;
    BrushShape shape_ = BrushShape::round;
    PointF pointer_;
    std::optional<LastDab> last_;   ///< also of the stroke before: where a straight line begins
    std::optional<LastDab> before_; ///< `last_` before the stroke in progress
};

} // namespace sinopia
