#pragma once

#include "ui/tools/tool.h"

namespace sinopia {

/// Gives the current class to the connected area of one class under the pointer.
class FillTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    bool paints() const override { return true; }
    bool picksWithModifier() const override { return true; }
};

/// Makes the class under the pointer the current one, also while dragging.
class PickTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override { press(sample, context); }
};

/// Moves the view. The canvas does the moving.
class PanTool : public Tool {
  public:
    void press(const PointerSample&, ToolContext&) override {}
    bool pans() const override { return true; }
};

} // namespace sinopia
