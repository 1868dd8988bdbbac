#include "ui/style/step_title.h"

#include <QCoreApplication>
#include <QStringList>

namespace sinopia {
namespace {

constexpr const char* names[] = {
    QT_TRANSLATE_NOOP("StepTitle", "Brush stroke"),
    QT_TRANSLATE_NOOP("StepTitle", "Clear"),
    QT_TRANSLATE_NOOP("StepTitle", "Clear region"),
    QT_TRANSLATE_NOOP("StepTitle", "Deselect"),
    QT_TRANSLATE_NOOP("StepTitle", "Ellipse"),
    QT_TRANSLATE_NOOP("StepTitle", "Erase what is in the region"),
    QT_TRANSLATE_NOOP("StepTitle", "Feather"),
    QT_TRANSLATE_NOOP("StepTitle", "Fill"),
    QT_TRANSLATE_NOOP("StepTitle", "Fill the region"),
    QT_TRANSLATE_NOOP("StepTitle", "Fill the selection"),
    QT_TRANSLATE_NOOP("StepTitle", "Grow"),
    QT_TRANSLATE_NOOP("StepTitle", "Instances from the map"),
    QT_TRANSLATE_NOOP("StepTitle", "Invert region"),
    QT_TRANSLATE_NOOP("StepTitle", "Invert selection"),
    QT_TRANSLATE_NOOP("StepTitle", "Lasso"),
    QT_TRANSLATE_NOOP("StepTitle", "Magic wand"),
    QT_TRANSLATE_NOOP("StepTitle", "Merge classes"),
    QT_TRANSLATE_NOOP("StepTitle", "Merge instances"),
    QT_TRANSLATE_NOOP("StepTitle", "New instance layer"),
    QT_TRANSLATE_NOOP("StepTitle", "Paint the region"),
    QT_TRANSLATE_NOOP("StepTitle", "Paint the selection"),
    QT_TRANSLATE_NOOP("StepTitle", "Polygon"),
    QT_TRANSLATE_NOOP("StepTitle", "Put the original back"),
    QT_TRANSLATE_NOOP("StepTitle", "Rectangle"),
    QT_TRANSLATE_NOOP("StepTitle", "Region from class"),
    QT_TRANSLATE_NOOP("StepTitle", "Region from instance"),
    QT_TRANSLATE_NOOP("StepTitle", "Region from selection"),
    QT_TRANSLATE_NOOP("StepTitle", "Remove islands"),
    QT_TRANSLATE_NOOP("StepTitle", "Remove result"),
    QT_TRANSLATE_NOOP("StepTitle", "Remove the instance layer"),
    QT_TRANSLATE_NOOP("StepTitle", "Select all"),
    QT_TRANSLATE_NOOP("StepTitle", "Select class"),
    QT_TRANSLATE_NOOP("StepTitle", "Select instance"),
    QT_TRANSLATE_NOOP("StepTitle", "Selection from region"),
    QT_TRANSLATE_NOOP("StepTitle", "Settings"),
    QT_TRANSLATE_NOOP("StepTitle", "Shrink"),
    QT_TRANSLATE_NOOP("StepTitle", "Smart fill"),
    QT_TRANSLATE_NOOP("StepTitle", "Smooth"),
    QT_TRANSLATE_NOOP("StepTitle", "Smooth the map"),
    QT_TRANSLATE_NOOP("StepTitle", "Swap classes"),
    QT_TRANSLATE_NOOP("StepTitle", "Take from the region"),
    QT_TRANSLATE_NOOP("StepTitle", "Take from the selection"),
    QT_TRANSLATE_NOOP("StepTitle", "Whole region"),
};

} // namespace

QString stepTitle(const std::string& name) {
    return QCoreApplication::translate("StepTitle", name.c_str());
}

QStringList knownStepNames() {
    QStringList known;
    for (const char* name : names)
        known << name;
    return known;
}

} // namespace sinopia
