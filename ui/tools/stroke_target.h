#pragma once

#include "image/raster.h"
#include "ui/tools/tool.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sinopia {

/// How a gesture joins the region or selection: Shift adds, Alt subtracts, both intersect; without them as
/// the settings say. Drawing on the map always paints over.
CombineMode combineMode(const PointerSample& sample, const PaintSettings& settings);

/// The id that a stroke on the map gives its pixels: a new one or the current one, as the settings say; a new
/// one becomes the current one. None if the document has no instances.
std::optional<std::uint16_t> strokeInstance(ToolContext& context);

/// Where one gesture writes: fixed when it begins, whatever is chosen while it lasts. All it writes is one
/// undo step.
class StrokeTarget {
  public:
    StrokeTarget(PaintTarget target, CombineMode mode, ToolContext& context, std::string name);

    /// Paints these pixels, or takes them away if that is the gesture's mode.
    void paint(const Spans& spans, ToolContext& context);
    /// Joins a finished shape with what the target holds, by the gesture's mode. A selection in which nothing
    /// is selected any more is none.
    void join(const Spans& spans, ToolContext& context);

    void finish(ToolContext& context);
    /// Takes back all that was painted, unless something else has ended the stroke.
    void cancel(ToolContext& context);

  private:
    Layer layer() const { return target_ == PaintTarget::region ? Layer::region : Layer::selection; }
    void write(const Spans& spans, std::uint8_t value, ToolContext& context);

    std::string name_;
    PaintTarget target_;
    CombineMode mode_;
    ClassIndex class_ = 0;
    std::optional<std::uint16_t> instance_;
    std::uint16_t instance_before_; ///< the current one, until a new one was made
    std::uint64_t stroke_;
    Size size_; ///< of the document
};

/// A whole gesture at once: joins `spans` with the current target, by the modifiers of `sample`.
void writeArea(const Spans& spans, const PointerSample& sample, ToolContext& context, std::string name);
void writeArea(const Spans& spans, PaintTarget target, const PointerSample& sample, ToolContext& context,
               std::string name);

} // namespace sinopia
