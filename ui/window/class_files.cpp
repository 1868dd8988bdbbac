// Label sets and legends as files.
#include "base/error.h"
#include "formats/palette_file.h"
#include "ui/palette/class_palette.h"
#include "ui/palette/legend_picture.h"
#include "ui/panels/message_bar.h"
#include "ui/window/class_actions.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

namespace sinopia {
namespace {} // namespace

void ClassActions::openLabelSet(const QString& path) {
    runner_.run([this, path]() -> JobRunner::Delivery {
        try {
            const PaletteFile file = read_palette_file(path.toStdString());
            return [this, path, file] {
                for (const std::string& note : file.notes)
                    parts_.messages.showMessage(QString::fromStdString(note), MessageBar::Kind::info);
                takeOver(file.labels, QFileInfo(path).fileName());
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

void ClassActions::saveLabelSet() {
    QString path = QFileDialog::getSaveFileName(
        &parts_.window, tr("Save the label set"), "classes.json",
        tr("classes.json (*.json);;GIMP palette (*.gpl);;CVAT label map (*.txt)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += ".json";
    runner_.run([this, path, labels = parts_.document.label_set()]() -> JobRunner::Delivery {
        try {
            const std::filesystem::path file = path.toStdString();
            PaletteFile palette;
            palette.labels = labels;
            write_palette_file(file, palette_format_for(file), palette);
            return [this, path] {
                parts_.status.showMessage(tr("Saved %1").arg(QFileInfo(path).fileName()), status_ms);
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

void ClassActions::exportLegendFile() {
    try {
        exportLegend(&parts_.window, parts_.document.label_set(), palette_.counts());
    } catch (const Error& error) {
        parts_.messages.showMessage(QString::fromUtf8(error.what()));
    }
}

} // namespace sinopia
