#pragma once

#include "ui/tools/tool.h"

namespace sinopia {

/// Makes the class under the pointer the current one, and its instance if there are any, also while dragging.
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
