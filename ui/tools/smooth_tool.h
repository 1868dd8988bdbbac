#pragma once

#include "image/raster.h"
#include "image/tile_grid.h"
#include "ui/tools/tool.h"

#include <optional>

namespace sinopia {

struct SmoothedPixel;

/// A brush that smooths the map under it (see majority_filter): edges lose their steps, specks vanish, thin
/// lines stay. A stroke smooths each pixel once, from the map as it was before, so that going over a place
/// again within a stroke changes nothing. On the region and the selection it smooths their outline.
class SmoothTool : public Tool {
  public:
    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    bool cancel(ToolContext& context) override;
    ToolOutline outline(const PaintSettings& settings) const override {
        return {settings.brushDiameter(), settings.options().shape};
    }
    bool paints() const override { return true; }
    bool picksWithModifier(const PaintSettings& settings) const override {
        return settings.target() == PaintTarget::labels;
    }

  private:
    /// One stroke: the layers before it, and what it has been over.
    struct Stroke {
        std::uint64_t id = 0;
        PaintTarget target = PaintTarget::labels;
        TileGrid<ClassIndex> labels;
        TileGrid<std::uint16_t> instances; ///< empty if there are none
        TileGrid<std::uint8_t> mask;       ///< region or selection
        TileGrid<std::uint8_t> done;       ///< 1 where the stroke has been
        PointF last;
    };

    void paint(PointF to, ToolContext& context);
    /// Marks what of `spans` the stroke was not over yet, and returns its bounds.
    Rect markFresh(const Spans& spans);
    void writeLabels(const std::vector<SmoothedPixel>& pixels, Document& document);
    void writeMask(const std::vector<SmoothedPixel>& pixels, Document& document);
    std::vector<SmoothedPixel> smoothed(Rect rect, int radius) const;

    std::optional<Stroke> stroke_;
};

} // namespace sinopia
