#pragma once

#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

/// An area drawn by hand around its edge, closed by a straight line. Shift and Alt at the press say how it
/// joins the region or the selection.
class LassoTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }

  private:
    std::optional<PointerSample> press_;
    std::vector<PointF> path_;
};

} // namespace sinopia
