#pragma once

#include "ui/tools/pick_tool.h"
#include "ui/tools/tool.h"

namespace sinopia {

/// The area about a pixel by what the settings say: its class, its colour in the picture (within the
/// tolerance) or its instance; connected pixels or all alike. Without a picture, or without instances, by
/// class. Empty outside the image.
Spans areaAt(Point pixel, const Document& document, const PaintSettings& settings);

/// Gives the area under the pointer to the current target: the current class, or the region or the selection.
class FillTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    bool paints() const override { return true; }
    bool picksWithModifier(const PaintSettings& settings) const override {
        return settings.target() == PaintTarget::labels;
    }
};

/// Selects the area under the pointer (or makes it the region, if that is the target).
class WandTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    bool paints() const override { return true; }
};

} // namespace sinopia
