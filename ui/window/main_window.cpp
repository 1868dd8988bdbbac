#include "ui/window/main_window.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/dialogs/diagnostics.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/results_panel.h"
#include "ui/panels/welcome_page.h"
#include "ui/style/step_title.h"
#include "ui/window/action_set.h"
#include "ui/window/class_actions.h"
#include "ui/window/file_actions.h"
#include "ui/window/generation_actions.h"
#include "ui/window/key_guard.h"
#include "ui/window/layout_keeper.h"
#include "ui/window/mask_actions.h"
#include "ui/window/options_bar.h"
#include "ui/window/proposal_actions.h"
#include "ui/window/shortcuts.h"
#include "ui/window/status_line.h"
#include "ui/window/tool_actions.h"
#include "ui/window/view_actions.h"

namespace sinopia {
namespace {

/// Raised when panels are added or renamed.
constexpr int layout_version = 3;

} // namespace

MainWindow::MainWindow(GenerationServices services, TileGrid<ClassIndex> map, const LabelSet& labels,
                       std::size_t history_budget)
    : document_(std::move(map), labels, history_budget), devices_(services.devices),
      actions_(new ActionSet(this)), shortcuts_(new Shortcuts(*actions_, this)) {
    setAcceptDrops(true);
    setWindowIcon(icon(Icon::application));
    layout_ = new LayoutKeeper(*this, layout_version);
    buildCentre();
    buildDocks();
    status_ = new StatusLine(document_);
    setStatusBar(status_);
    buildActions(std::move(services));
    buildMenus();
    buildToolBars();
    new KeyGuard(canvas_, this);
    observer_ = document_.observe([this](const Change& change) { documentChanged(change); });
    connectPainting();
    connectFiles();
    connectGeneration();
    connectResults();
    buildWelcome();
    tool_actions_->choose("tool.brush");
    settingsChanged();
    refreshState();
    layout_->rememberDefault();
}

MainWindow::~MainWindow() = default;

GenerationController& MainWindow::generation() {
    return generation_actions_->controller();
}

void MainWindow::loadModel(const QString& checkpoint, const QString& config) {
    generation_actions_->loadModel(checkpoint, config);
}

void MainWindow::openFile(const QString& path) {
    file_actions_->open(path);
}

void MainWindow::connectPainting() {
    settings_.changed = [this] { settingsChanged(); };
    connect(palette_, &ClassPalette::searchEnded, canvas_, qOverload<>(&QWidget::setFocus));
    connect(palette_, &ClassPalette::hiddenChanged, this,
            [this] { view_actions_->setHiddenClasses(palette_->hiddenClasses()); });
    connect(palette_, &ClassPalette::selectRequested, this,
            [this](int index) { mask_actions_->selection().takeFromClass(static_cast<ClassIndex>(index)); });
    connect(canvas_, &CanvasWidget::viewOptionsChanged, palette_,
            [this] { palette_->setSafeColours(canvas_->viewOptions().safe_colours); });
    connect(canvas_, &CanvasWidget::paintingStarted, view_actions_, &ViewActions::paintingStarted);
    connect(canvas_, &CanvasWidget::hovered, this, [this](QPoint pixel) { status_->showPixel(pixel); });
    connect(canvas_, &CanvasWidget::left, this, [this] { status_->showPixel({}); });
    connect(canvas_, &CanvasWidget::zoomChanged, status_, &StatusLine::showZoom);
    connect(canvas_, &CanvasWidget::penEndChanged, this, &MainWindow::penEndChanged);
}

void MainWindow::penEndChanged(bool eraser) {
    if (eraser)
        pen_tool_ = tool_actions_->currentId();
    tool_actions_->choose(eraser ? "tool.regionBrush" : pen_tool_);
}

void MainWindow::connectFiles() {
    connect(file_actions_, &FileActions::nameChanged, this, &MainWindow::refreshState);
    connect(file_actions_, &FileActions::opened, this, [this] {
        welcome_->hide();
        canvas_->setFocus();
        refreshState();
        offerModelClasses();
    });
    const auto keepOptions = [this] {
        generation_actions_->setOptionsModel(file_actions_->project().meta().model_name);
    };
    connect(&file_actions_->project(), &ProjectController::opened, this, keepOptions);
    connect(&file_actions_->project(), &ProjectController::recovered, this, keepOptions);
    connect(file_actions_, &FileActions::photoOpened, view_actions_, &ViewActions::showPhoto);
    connect(file_actions_, &FileActions::labelSetChosen, class_actions_, &ClassActions::openLabelSet);
    connect(file_actions_, &FileActions::checkpointChosen, this,
            [this](const QString& path) { loadModel(path, {}); });
}

void MainWindow::connectGeneration() {
    connect(generation_actions_, &GenerationActions::began, this,
            [this] { view_actions_->setLooking(true); });
    connect(generation_actions_, &GenerationActions::ended, this, [this](bool picture) {
        if (!picture)
            view_actions_->setLooking(false);
    });
    connect(
        generation_actions_, &GenerationActions::modelChanged, this,
        [this](const QString& name, const QString& hash) { file_actions_->project().setModel(name, hash); });
    connect(generation_actions_, &GenerationActions::classesOffered, this,
            [this](const LabelSet& labels, const QString& model, bool chosen) {
                class_actions_->takeOverModel(labels, model, chosen);
            });
    connect(class_actions_, &ClassActions::modelDiffers, this, &MainWindow::offerModelClasses);
    connect(class_actions_, &ClassActions::settled, this,
            [this] { file_actions_->files().checkClasses(file_actions_->name()); });
}

void MainWindow::connectResults() {
    connect(results_, &ResultsPanel::keepRequested, this,
            [this] { document_.add_result(resultOfPicture(document_, tr("Kept picture"))); });
    connect(results_, &ResultsPanel::compareRequested, this,
            [this](const ResultPtr& result) { canvas_->setComparePicture(result->picture); });
    connect(results_, &ResultsPanel::compareEnded, this, [this] { canvas_->setComparePicture({}); });
    connect(results_, &ResultsPanel::problem, this,
            [this](const QString& sentence) { messages_->showMessage(sentence); });
}

void MainWindow::documentChanged(const Change& change) {
    switch (change.kind) {
    case ChangeKind::state:
        refreshState();
        break;
    case ChangeKind::labels:
        status_->showChange(change.rect);
        break;
    case ChangeKind::picture:
        status_->showChange(change.rect);
        [[fallthrough]];
    case ChangeKind::results:
        results_->setKeepable(document_.has_picture());
        break;
    case ChangeKind::instances:
        options_bar_->setHasInstances(document_.has_instances());
        status_->showChange(change.rect);
        break;
    case ChangeKind::selection:
        status_->showSelection();
        break;
    case ChangeKind::label_set:
    case ChangeKind::resized:
        status_->showSize();
        break;
    case ChangeKind::replaced:
        options_bar_->setHasInstances(document_.has_instances());
        results_->setKeepable(document_.has_picture());
        status_->showSize();
        break;
    default:
        break;
    }
}

void MainWindow::settingsChanged() {
    palette_->setClasses(settings_.currentClass(), settings_.previousClass());
    options_bar_->refresh();
    tool_actions_->settingsChanged();
    canvas_->settingsChanged();
}

void MainWindow::refreshState() {
    const auto name = [](const QString& verb, const std::string& step) {
        return step.empty() ? verb : verb + ": " + stepTitle(step);
    };
    QAction* undo = (*actions_)["edit.undo"];
    QAction* redo = (*actions_)["edit.redo"];
    undo->setEnabled(document_.can_undo());
    redo->setEnabled(document_.can_redo());
    undo->setText(name(tr("&Undo"), document_.undo_name()));
    redo->setText(name(tr("&Redo"), document_.redo_name()));
    setWindowTitle(tr("%1[*] — Sinopia").arg(file_actions_->name()));
    setWindowModified(document_.is_modified());
    if (document_.is_modified())
        welcome_->hide();
}

DiagnosticsFacts MainWindow::facts() const {
    DiagnosticsFacts facts;
    facts.devices = devices_;
    facts.model = class_actions_->modelName();
    facts.document = QString("map %1x%2, %3 classes, picture %4, instances %5, selection %6, %7 results")
                         .arg(document_.size().width)
                         .arg(document_.size().height)
                         .arg(document_.label_set().size())
                         .arg(document_.has_picture() ? "yes" : "no")
                         .arg(document_.has_instances() ? "yes" : "no")
                         .arg(document_.has_selection() ? "yes" : "no")
                         .arg(document_.results().size());
    return facts;
}

void MainWindow::escape() {
    if (tool_actions_->cancelGesture() || endLook() || proposal_actions_->cancel())
        return;
    if (welcome_->isVisible())
        welcome_->hide();
    else
        generation().cancel();
}

void MainWindow::offerModelClasses() {
    if (class_actions_->fitsModel())
        return;
    messages_->showMessage(
        tr("The classes of this map are not those of the model %1.").arg(class_actions_->modelName()),
        MessageBar::Kind::info, tr("Reconcile…"),
        [this] { class_actions_->takeOver(class_actions_->modelLabels(), class_actions_->modelName()); });
}

} // namespace sinopia
