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
    if (diameter == diameter_)
        return;
    diameter_ = diameter;
    tell();
}

void PaintSettings::stepBrush(int steps) {
    double diameter = std::round(diameter_);
    for (int i = 0; i < std::abs(steps); ++i)
        // Shrinking measures its step just below, so that it visits the sizes that growing did.
        diameter = steps > 0 ? diameter + brushStep(diameter) : diameter - brushStep(diameter - 1e-6);
    setBrushDiameter(diameter);
}

void PaintSettings::tell() const {
    if (changed)
        changed();
}

} // namespace sinopia
