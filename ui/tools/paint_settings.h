#pragma once

#include "image/label_map.h"
#include "image/raster.h"

#include <functional>

namespace sinopia {

/// Which layer the drawing tools write.
enum class PaintTarget { labels, region, selection };

/// How a shape joins what the region or the selection already holds.
enum class CombineMode { replace, add, subtract, intersect };

/// Where fill and wand look for the area under the pointer.
enum class AreaSource { labels, picture, instances };

/// What the tools paint with. One owner listens for changes. The brush on the map and the brush on the region
/// (or the selection) remember their own sizes.
class PaintSettings {
  public:
    static constexpr double smallest_diameter = 1;
    static constexpr double largest_diameter = 1000;

    ClassIndex currentClass() const { return current_; }
    ClassIndex previousClass() const { return previous_; }
    /// The class painted before becomes the previous one.
    void setCurrentClass(ClassIndex index);
    void swapClasses();
    /// Both classes at once, for example when another model brings another list.
    void setClasses(ClassIndex current, ClassIndex previous);

    PaintTarget target() const { return target_; }
    void setTarget(PaintTarget target);

    /// The brush of the current target. Pixels; clamped to the limits above.
    double brushDiameter() const { return diameters_[target_ == PaintTarget::labels ? 0 : 1]; }
    void setBrushDiameter(double diameter);
    /// Grows (or shrinks, if negative) by so many steps; a step is larger for a larger brush.
    void stepBrush(int steps);

    /// Everything else: plain values with a default and a sentence each.
    struct Options {
        BrushShape shape = BrushShape::round;
        bool pressure_sizes = true; ///< a pen's pressure scales the brush
        double stabiliser = 0;      ///< 0 off .. 1: the stroke follows the pointer ever more calmly
        CombineMode combine =
            CombineMode::replace; ///< Shift adds, Alt subtracts, both intersect, whatever is set
        bool contiguous = true;   ///< fill and wand: connected pixels only
        AreaSource area = AreaSource::labels;
        int tolerance = 16; ///< 0..255 a channel, on the picture
        bool new_instances =
            true; ///< a stroke begins a new instance; otherwise it goes on with the current one
        bool smart_brush = false;   ///< smart fill: a broad stroke marks the rough area, not a line around it
        bool smart_colours = false; ///< smart fill: by the colours inside and outside rather than by edges
        int smooth_radius = 3;      ///< pixels, of the smoothing brush and of smoothing a selection
        bool operator==(const Options&) const = default;
    };
    const Options& options() const { return options_; }
    void setOptions(const Options& options);

    /// The instance that strokes go on with when `new_instances` is off; set by picking.
    std::uint16_t currentInstance() const { return instance_; }
    void setCurrentInstance(std::uint16_t id);

    std::function<void()> changed; ///< called after each change; may be empty

  private:
    void tell() const;

    ClassIndex current_ = 0;
    ClassIndex previous_ = 0;
    PaintTarget target_ = PaintTarget::labels;
    double diameters_[2] = {24, 48};
    Options options_;
    std::uint16_t instance_ = 1;
};

} // namespace sinopia
