// The actions of the File menu and of the clipboard: ids, titles and default keys.
#include "document/document.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/panels/message_bar.h"
#include "ui/tools/paint_settings.h"
#include "ui/tools/selection_commands.h"
#include "ui/window/action_set.h"
#include "ui/window/file_actions.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QProcess>

namespace sinopia {

void FileActions::addOpening() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    add({"file.new", tr("&New map…"), {QKeySequence::New}, Icon::newFile}, [this] { askNew(); });
    add({"file.newWindow",
         tr("New &window"),
         {QKeySequence("Ctrl+Shift+N")},
         {},
         false,
         tr("Another editor beside this one; each keeps its own work safe")},
        [this] {
            if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {}))
                parts_.messages.showMessage(tr("A second window could not be started."));
        });
    add({"file.open",
         tr("&Open…"),
         {QKeySequence::Open},
         Icon::open,
         false,
         tr("A project, a label map, or a photo to be labelled")},
        [this] { askOpen(); });
    add({"file.openBackground",
         tr("Open picture as &background…"),
         {QKeySequence("Ctrl+Shift+O")},
         Icon::picture,
         false,
         tr("Puts a picture under the map as it is")},
        [this] { openAsBackground(); });
    add({"file.import",
         tr("&Import…"),
         {QKeySequence("Ctrl+I")},
         Icon::import,
         false,
         tr("labelme, COCO, coloured maps, instances and more into this map")},
        [this] { exchange_.askImport(folder()); });
}

void FileActions::addSaving() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    add({"file.save",
         tr("&Save"),
         {QKeySequence::Save},
         Icon::save,
         false,
         tr("Everything in one project file: map, picture, region, results")},
        [this] { save(); });
    add({"file.saveAs", tr("Save &as…"), {QKeySequence("Ctrl+Shift+S")}}, [this] { saveAs(); });
    add({"file.export",
         tr("&Export…"),
         {QKeySequence("Ctrl+E")},
         Icon::export_,
         false,
         tr("Class PNG, labelme, COCO, OpenRaster, picture and more")},
        [this] { exchange_.askExport(folder()); });
    add({"file.quit", tr("&Quit"), {QKeySequence("Ctrl+Q")}}, [this] { parts_.window.close(); });
}

void FileActions::addClipboard() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    // Without a selection nothing is cleared: a key hit by chance must not empty the map.
    const auto clear = [this] {
        if (!parts_.document.has_selection())
            note(tr("Nothing is selected"));
        else if (parts_.settings.target() == PaintTarget::region)
            clearMask(parts_.document, Layer::region);
        else
            fillSelection(parts_.document, parts_.settings.previousClass());
    };
    add({"edit.cut",
         tr("Cu&t"),
         {QKeySequence::Cut},
         Icon::cut,
         false,
         tr("Copies what is selected and gives it the class used before")},
        [this, clear] {
            exchange_.copyMap();
            clear();
        });
    add({"edit.copy",
         tr("&Copy"),
         {QKeySequence::Copy},
         Icon::copy,
         false,
         tr("The selected part of the map, exact for Sinopia and in colours for other programs")},
        [this] { exchange_.copyMap(); });
    add({"edit.copyPicture", tr("Copy &picture"), {QKeySequence("Ctrl+Shift+C")}},
        [this] { exchange_.copyPicture(); });
    add({"edit.paste", tr("&Paste"), {QKeySequence::Paste}, Icon::paste}, [this] { exchange_.paste(); });
    add({"edit.clear",
         tr("C&lear"),
         {QKeySequence(Qt::Key_Delete)},
         {},
         false,
         tr("Gives the selection the class used before; while the region is painted, empties it there")},
        clear);
    add({"edit.fill",
         tr("&Fill with the current class"),
         {QKeySequence("Shift+F5"), QKeySequence("Alt+Backspace")},
         {},
         false,
         tr("All of the selection; without one, all of the erase region")},
        [this] { fillSelection(parts_.document, parts_.settings.currentClass()); });
}

void FileActions::fill(QMenu* menu) {
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            menu->addAction(parts_.actions[id]);
    };
    add({"file.new", "file.newWindow", "file.open"});
    recent_.showIn(menu->addMenu(tr("Open &recent")));
    add({"file.openBackground"});
    menu->addSeparator();
    add({"file.save", "file.saveAs"});
    menu->addSeparator();
    add({"file.import", "file.export"});
    menu->addSeparator();
    add({"file.quit"});
}

void FileActions::fillClipboard(QMenu* menu) {
    for (const char* id :
         {"edit.cut", "edit.copy", "edit.copyPicture", "edit.paste", "edit.clear", "edit.fill"})
        menu->addAction(parts_.actions[id]);
}

} // namespace sinopia
