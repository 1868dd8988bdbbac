// The window's actions and menus: ids, titles and default keys.
#include "ui/canvas/canvas_widget.h"
#include "ui/palette/class_palette.h"
#include "ui/window/action_set.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>

namespace sinopia {

void MainWindow::buildFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    const auto add = [&](const ActionSpec& spec, std::function<void()> run) {
        menu->addAction(actions_->add(spec, std::move(run)));
    };
    add({"file.new", tr("&New map…"), {QKeySequence::New}}, [this] { newMap(); });
    add({"file.openMap", tr("&Open map…"), {QKeySequence::Open}}, [this] { openMap(); });
    add({"file.openPicture", tr("Open &picture…"), {QKeySequence("Ctrl+Shift+O")}},
        [this] { openPicture(); });
    menu->addSeparator();
    add({"file.saveMap", tr("&Save map"), {QKeySequence::Save}}, [this] { saveMap(false); });
    add({"file.saveMapAs", tr("Save map &as…"), {QKeySequence("Ctrl+Shift+S")}}, [this] { saveMap(true); });
    add({"file.savePicture", tr("Save pi&cture…"), {QKeySequence("Ctrl+E")}}, [this] { savePicture(); });
    add({"file.export", tr("&Export coloured map…")}, [this] { exportColors(); });
    menu->addSeparator();
    add({"file.quit", tr("&Quit"), {QKeySequence("Ctrl+Q")}}, [this] { close(); });
}

void MainWindow::buildEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    const auto add = [&](const ActionSpec& spec, std::function<void()> run) {
        QAction* action = actions_->add(spec, std::move(run));
        menu->addAction(action);
        return action;
    };
    add({"edit.undo", tr("&Undo"), {QKeySequence("Ctrl+Z")}, Icon::undo}, [this] { document_.undo(); });
    add({"edit.redo", tr("&Redo"), {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")}, Icon::redo},
        [this] { document_.redo(); });
    menu->addSeparator();
    add({"tool.brush", tr("&Brush"), {QKeySequence("B")}, Icon::brush, true}, [this] { chooseTool(brush_); });
    add({"tool.fill", tr("&Fill"), {QKeySequence("G"), QKeySequence("F")}, Icon::fill, true},
        [this] { chooseTool(fill_); });
    add({"tool.pick", tr("&Pick a class"), {QKeySequence("I")}, Icon::pick, true},
        [this] { chooseTool(pick_); });
    add({"tool.pan", tr("&Move the view"), {QKeySequence("H")}, Icon::pan, true},
        [this] { chooseTool(pan_); });
    menu->addSeparator();
    add({"brush.smaller", tr("Smaller brush"), {QKeySequence("[")}}, [this] { settings_.stepBrush(-1); });
    add({"brush.larger", tr("Larger brush"), {QKeySequence("]")}}, [this] { settings_.stepBrush(1); });
    add({"brush.muchSmaller", tr("Much smaller brush"), {QKeySequence("Shift+["), QKeySequence("{")}},
        [this] { settings_.stepBrush(-10); });
    add({"brush.muchLarger", tr("Much larger brush"), {QKeySequence("Shift+]"), QKeySequence("}")}},
        [this] { settings_.stepBrush(10); });
    menu->addSeparator();
    add({"class.swap", tr("&Swap the last two classes"), {QKeySequence("X")}},
        [this] { settings_.swapClasses(); });
    add({"class.find", tr("Find a &class…"), {QKeySequence("/")}}, [this] { palette_->startSearch(); });
}

void MainWindow::buildClassKeys() {
    constexpr int keys = 9;
    for (int key = 1; key <= keys; ++key) {
        const QByteArray id = QByteArray("class.key") + QByteArray::number(key);
        actions_->add({id.constData(), tr("Class %1").arg(key - 1), {QKeySequence(QString::number(key))}},
                      [this, key] { chooseClass(key - 1); });
    }
}

void MainWindow::buildViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    const auto add = [&](const ActionSpec& spec, std::function<void()> run) {
        menu->addAction(actions_->add(spec, std::move(run)));
    };
    add({"view.in", tr("Zoom &in"), {QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")}},
        [this] { canvas_->zoomBy(2); });
    add({"view.out", tr("Zoom &out"), {QKeySequence("Ctrl+-")}}, [this] { canvas_->zoomBy(-2); });
    add({"view.fit", tr("&Fit in the window"), {QKeySequence("Ctrl+0")}, Icon::fit},
        [this] { canvas_->fitImage(); });
    add({"view.actual", tr("&Actual size"), {QKeySequence("Ctrl+1")}}, [this] { canvas_->showActualSize(); });
    menu->addSeparator();
    add({"view.compare", tr("&Map or picture"), {QKeySequence("\\")}},
        [this] { setLooking(!opacity_.looks); });
    menu->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        menu->addAction(dock->toggleViewAction());
}

void MainWindow::buildGenerateMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Generate"));
    const auto add = [&](const ActionSpec& spec, std::function<void()> run) {
        menu->addAction(actions_->add(spec, std::move(run)));
    };
    add({"generate.start",
         tr("&Generate"),
         {QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")},
         Icon::generate},
        [this] { generate(); });
    add({"generate.cancel", tr("&Cancel"), {QKeySequence("Esc")}}, [this] { generation_.cancel(); });
    menu->addSeparator();
    add({"model.bundled", tr("&Bundled model")}, [this] { loadModel({}, {}); });
    add({"model.open", tr("&Open checkpoint…")}, [this] { openCheckpoint(); });
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(actions_->add({"help.about", tr("&About Sinopia")}, [this] { about(); }));
}

void MainWindow::about() {
    QMessageBox::about(
        this, tr("About Sinopia"),
        tr("<h3>Sinopia %1</h3><p>Paint a label map, and guided diffusion paints the picture over it "
           "(Semantic Diffusion Models, arXiv 2207.00050).</p><p>A sinopia is the red-earth "
           "underdrawing of a fresco.</p><p>Licence: GPL-3.0-or-later.</p>")
            .arg(QCoreApplication::applicationVersion()));
}

} // namespace sinopia
