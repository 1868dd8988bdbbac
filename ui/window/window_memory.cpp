#include "ui/window/window_memory.h"

#include "ui/tools/paint_settings.h"

#include <QSettings>

namespace sinopia {
namespace {

template <class T>
void restore(const QSettings& store, const char* key, T& value, int most) {
    bool good = false;
    const int found = store.value(key).toInt(&good);
    if (good && found >= 0 && found <= most)
        value = static_cast<T>(found);
}

double sizeOf(const PaintSettings& settings, PaintTarget target) {
    PaintSettings copy = settings;
    copy.changed = nullptr;
    copy.setTarget(target);
    return copy.brushDiameter();
}

} // namespace

void savePaintSettings(const PaintSettings& settings, QSettings& store) {
    const PaintSettings::Options& options = settings.options();
    store.setValue("paint/target", int(settings.target()));
    store.setValue("paint/classBrush", sizeOf(settings, PaintTarget::labels));
    store.setValue("paint/regionBrush", sizeOf(settings, PaintTarget::region));
    store.setValue("paint/shape", int(options.shape));
    store.setValue("paint/pressure", int(options.pressure_sizes));
    store.setValue("paint/stabiliser", options.stabiliser);
    store.setValue("paint/combine", int(options.combine));
    store.setValue("paint/contiguous", int(options.contiguous));
    store.setValue("paint/area", int(options.area));
    store.setValue("paint/tolerance", options.tolerance);
    store.setValue("paint/newInstances", int(options.new_instances));
    store.setValue("paint/smoothRadius", options.smooth_radius);
}

void restorePaintSettings(PaintSettings& settings, const QSettings& store) {
    const std::pair<PaintTarget, const char*> sizes[] = {{PaintTarget::region, "paint/regionBrush"},
                                                         {PaintTarget::labels, "paint/classBrush"}};
    for (const auto& [target, key] : sizes) {
        settings.setTarget(target);
        bool good = false;
        const double size = store.value(key).toDouble(&good);
        if (good)
            settings.setBrushDiameter(size); // clamps
    }
    PaintSettings::Options options = settings.options();
    restore(store, "paint/shape", options.shape, int(BrushShape::square));
    restore(store, "paint/pressure", options.pressure_sizes, 1);
    const double stabiliser = store.value("paint/stabiliser", options.stabiliser).toDouble();
    if (stabiliser >= 0 && stabiliser <= 1)
        options.stabiliser = stabiliser;
    restore(store, "paint/combine", options.combine, int(CombineMode::intersect));
    restore(store, "paint/contiguous", options.contiguous, 1);
    restore(store, "paint/area", options.area, int(AreaSource::instances));
    restore(store, "paint/tolerance", options.tolerance, 255);
    restore(store, "paint/newInstances", options.new_instances, 1);
    restore(store, "paint/smoothRadius", options.smooth_radius, 32);
    settings.setOptions(options);
    PaintTarget target = settings.target();
    restore(store, "paint/target", target, int(PaintTarget::selection));
    settings.setTarget(target);
}

} // namespace sinopia
