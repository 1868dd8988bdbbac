#include "ui/window/preferences.h"

#include <QSettings>

#include <algorithm>

namespace sinopia {
namespace {

constexpr const char* format_names[] = {"class-png",  "coloured-png", "labelme",     "coco",
                                        "openraster", "picture-png",  "picture-jpeg"};

Preferences::ExportFormat formatOfName(const QString& name) {
    for (std::size_t i = 0; i < std::size(format_names); ++i)
        if (name == format_names[i])
            return static_cast<Preferences::ExportFormat>(i);
    return Preferences::ExportFormat::classPng;
}

void read(const QSettings& settings, const char* key, int& value, int least, int most) {
    bool good = false;
    const int found = settings.value(key).toInt(&good);
    if (good)
        value = std::clamp(found, least, most);
}

} // namespace

QString exportFormatName(Preferences::ExportFormat format) {
    return format_names[static_cast<std::size_t>(format)];
}

Preferences Preferences::load() {
    Preferences p;
    QSettings settings;
    settings.beginGroup("preferences");
    p.theme = themeOfName(settings.value("theme").toString());
    p.language = settings.value("language").toString();
    p.remember_tools = settings.value("remember_tools", p.remember_tools).toBool();
    read(settings, "brush_pixels", p.brush_pixels, least_brush, most_brush);
    p.pressure_sizes = settings.value("pressure_sizes", p.pressure_sizes).toBool();
    read(settings, "stabiliser_percent", p.stabiliser_percent, 0, 100);
    read(settings, "history_mb", p.history_mb, least_history_mb, most_history_mb);
    p.device = settings.value("device", p.device).toString();
    read(settings, "threads", p.threads, 0, most_threads);
    read(settings, "largest_megapixels", p.largest_megapixels, least_megapixels, most_megapixels);
    p.export_format = formatOfName(settings.value("export_format").toString());
    return p;
}

void Preferences::save() const {
    QSettings settings;
    settings.beginGroup("preferences");
    settings.setValue("theme", themeName(theme));
    settings.setValue("language", language);
    settings.setValue("remember_tools", remember_tools);
    settings.setValue("brush_pixels", brush_pixels);
    settings.setValue("pressure_sizes", pressure_sizes);
    settings.setValue("stabiliser_percent", stabiliser_percent);
    settings.setValue("history_mb", history_mb);
    settings.setValue("device", device);
    settings.setValue("threads", threads);
    settings.setValue("largest_megapixels", largest_megapixels);
    settings.setValue("export_format", exportFormatName(export_format));
}

} // namespace sinopia
