#pragma once

#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// A round brush that writes the current class. A press with Shift draws a straight line from the end of the
/// last stroke.
class BrushTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    double outlineDiameter(const PaintSettings& settings) const override { return settings.brushDiameter(); }
    bool paints() const override { return true; }
    bool picksWithModifier() const override { return true; }

  private:
    void paint(PointF from, PointF to, ToolContext& context);

    std::uint64_t stroke_ = 0; ///< 0: no stroke in progress
    std::optional<PointF> last_;
    Size last_size_; ///< of the document that last_ belongs to
};

} // namespace sinopia
