#pragma once

#include "ui/tools/tool.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// A line through several instances of one class: all of that class that it touches become the first one.
/// Pixels without an instance stay without.
class MergeInstancesTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }
    bool picksWithModifier(const PaintSettings&) const override { return true; }

  private:
    void touch(PointF from, PointF to, const Document& document);

    std::vector<PointF> path_;
    std::vector<std::uint16_t> touched_; ///< in the order of touching
    ClassIndex class_ = 0;
    Size size_; ///< of the document
};

} // namespace sinopia
