#pragma once

#include "image/label_map.h"

#include <functional>

namespace sinopia {

/// What the tools paint with: the class and the size of the brush. One owner listens for changes.
class PaintSettings {
  public:
    static constexpr double smallest_diameter = 1;
    static constexpr double largest_diameter = 1000;

    ClassIndex currentClass() const { return current_; }
    ClassIndex previousClass() const { return previous_; }
    double brushDiameter() const { return diameter_; }

    /// The class painted before becomes the previous one.
    void setCurrentClass(ClassIndex index);
    void swapClasses();
    /// Both classes at once, for example when another model brings another list.
    void setClasses(ClassIndex current, ClassIndex previous);
    /// Pixels; clamped to the limits above.
    void setBrushDiameter(double diameter);
    /// Grows (or shrinks, if negative) by so many steps; a step is larger for a larger brush.
    void stepBrush(int steps);

    std::function<void()> changed; ///< called after each change; may be empty

  private:
    void tell() const;

    ClassIndex current_ = 0;
    ClassIndex previous_ = 0;
    double diameter_ = 24;
};

} // namespace sinopia
