// The window's menus, and the few actions that belong to no group.
#include "ui/panels/generate_panel.h"
#include "ui/window/action_set.h"
#include "ui/window/canvas_actions.h"
#include "ui/window/class_actions.h"
#include "ui/window/disagreement_actions.h"
#include "ui/window/file_actions.h"
#include "ui/window/generation_actions.h"
#include "ui/window/layout_keeper.h"
#include "ui/window/main_window.h"
#include "ui/window/mask_actions.h"
#include "ui/window/options_bar.h"
#include "ui/window/program_actions.h"
#include "ui/window/proposal_actions.h"
#include "ui/window/region_actions.h"
#include "ui/window/tool_actions.h"
#include "ui/window/training_actions.h"
#include "ui/window/variation_actions.h"
#include "ui/window/view_actions.h"

#include <QDockWidget>
#include <QMenuBar>

namespace sinopia {

WindowParts MainWindow::partsOfActions() {
    return {*this, document_, settings_, *actions_, *canvas_, *messages_, *status_};
}

void MainWindow::buildActions(GenerationServices services) {
    options_bar_ = new OptionsBar(settings_);
    const WindowParts parts = partsOfActions();
    file_actions_ = new FileActions(parts, this);
    buildEditActions();
    mask_actions_ = new MaskActions(parts, this);
    tool_actions_ = new ToolActions(parts, *options_bar_, this);
    class_actions_ = new ClassActions(parts, *palette_, this);
    canvas_actions_ = new CanvasActions(parts, this);
    view_actions_ = new ViewActions(parts, *options_bar_, *layout_, this);
    const auto network = std::make_shared<SegmentationCache>(services.segmentPicture);
    proposal_actions_ = new ProposalActions(parts, network, this);
    disagreement_actions_ = new DisagreementActions(parts, network, this);
    generation_actions_ = new GenerationActions(parts, *generate_, std::move(services), this);
    region_actions_ = new RegionActions(parts, *generation_actions_, generate_->editGroup(), this);
    buildRunDocks();
    training_actions_ = new TrainingActions(parts, *generation_actions_, this);
    program_actions_ = new ProgramActions(
        parts, *shortcuts_, [this] { return facts(); }, this);
    actions_->add({"generate.cancel",
                   tr("&Cancel"),
                   {QKeySequence("Esc")},
                   Icon::stop,
                   false,
                   tr("Ends a gesture in progress, else the generation")},
                  [this] { escape(); });
}

void MainWindow::buildEditActions() {
    actions_->add({"edit.undo", tr("&Undo"), {QKeySequence("Ctrl+Z")}, Icon::undo},
                  [this] { document_.undo(); });
    actions_->add(
        {"edit.redo", tr("&Redo"), {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")}, Icon::redo},
        [this] { document_.redo(); });
}

void MainWindow::buildMenus() {
    const auto menu = [this](const QString& title) { return menuBar()->addMenu(title); };
    file_actions_->fill(menu(tr("&File")));
    QMenu* edit = menu(tr("&Edit"));
    edit->addAction((*actions_)["edit.undo"]);
    edit->addAction((*actions_)["edit.redo"]);
    edit->addAction(findChild<QDockWidget*>("historyDock")->toggleViewAction());
    edit->addSeparator();
    file_actions_->fillClipboard(edit);
    edit->addSeparator();
    mask_actions_->fillSelectMenu(edit->addMenu(tr("&Selection")));
    edit->addSeparator();
    program_actions_->fillEditMenu(edit);
    QMenu* map = menu(tr("&Map"));
    class_actions_->fill(map);
    map->addSeparator();
    proposal_actions_->fillMapMenu(map);
    map->addSeparator();
    canvas_actions_->fill(map);
    tool_actions_->fill(menu(tr("&Tools")));
    QMenu* region = menu(tr("&Region"));
    region_actions_->fillRegionMenu(region);
    mask_actions_->fillRegionMenu(region);
    view_actions_->fill(menu(tr("&View")), findChildren<QDockWidget*>());
    QMenu* generate = menu(tr("&Generate"));
    generation_actions_->fillGenerateMenu(generate);
    region_actions_->fillGenerateMenu(generate);
    generate->addSeparator();
    variation_actions_->fill(generate);
    generate->addSeparator();
    generate->addAction((*actions_)["generate.cancel"]);
    generate->addAction((*actions_)["generate.cancelAll"]);
    QMenu* model = menu(tr("M&odel"));
    generation_actions_->fillModelMenu(model);
    training_actions_->fillModelMenu(model);
    program_actions_->fillHelpMenu(menu(tr("&Help")));
}

} // namespace sinopia
