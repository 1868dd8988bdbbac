#include "ui/tools/paint_settings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sinopia {
namespace {

double brushStep(double diameter) {
    if (diameter < 20)
        return 1;
    if (diameter < 100)
        return 5;
    return diameter < 300 ? 10 : 50;
}

} // namespace

void PaintSettings::setCurrentClass(ClassIndex index) {
    if (index == current_)
        return;
    setClasses(index, current_);
}

void PaintSettings::swapClasses() {
    setClasses(previous_, current_);
}

void PaintSettings::setClasses(ClassIndex current, ClassIndex previous) {
    if (current == current_ && previous == previous_)
        return;
    current_ = current;
    previous_ = previous;
    tell();
}

void PaintSettings::setBrushDiameter(double diameter) {
    diameter = std::clamp(diameter, smallest_diameter, largest_diameter);
    double& current = diameters_[target_ == PaintTarget::labels ? 0 : 1];
    if (diameter == current)
        return;
    current = diameter;
    tell();
}

void PaintSettings::stepBrush(int steps) {
    double diameter = std::round(brushDiameter());
    for (int i = 0; i < std::abs(steps); ++i)
        // Shrinking measures its step just below, so that it visits the sizes that growing did.
        diameter = steps > 0 ? diameter + brushStep(diameter) : diameter - brushStep(diameter - 1e-6);
    setBrushDiameter(diameter);
}

void PaintSettings::setTarget(PaintTarget target) {
    if (target == target_)
        return;
    target_ = target;
    tell();
}

void PaintSettings::setOptions(const Options& options) {
    if (options == options_)
        return;
    options_ = options;
    tell();
}

void PaintSettings::setCurrentInstance(std::uint16_t id) {
    if (id == instance_)
        return;
    instance_ = id;
    tell();
}

void PaintSettings::tell() const {
    if (changed)
        changed();
}

} // namespace sinopia
