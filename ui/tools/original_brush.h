#pragma once

#include "ui/tools/stroke_stabiliser.h"
#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// Paints the original's pixels back: the picture as it was before its regions were edited. One undo step a
/// stroke; keeps to the selection. Does nothing while there is no picture.
class OriginalBrushTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOutline outline(const PaintSettings& settings) const override {
        return {settings.brushDiameter(), settings.options().shape};
    }
    bool paints() const override { return true; }
    bool paintsPicture() const override { return true; }

  private:
    struct Stroke {
        std::uint64_t id = 0;
        Size size;               ///< of the document
        std::optional<Spans> in; ///< the selection, if there is one
        PointF at;
        double radius = 0;
    };

    void paint(PointF to, double radius, ToolContext& context);

    std::optional<Stroke> stroke_; ///< none: no stroke in progress
    StrokeStabiliser stabiliser_;
};

} // namespace sinopia
