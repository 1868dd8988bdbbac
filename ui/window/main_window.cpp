#include "ui/window/main_window.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/window/action_set.h"
#include "ui/window/file_controller.h"
#include "ui/window/options_bar.h"
#include "ui/window/status_line.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QGridLayout>
#include <QToolBar>

namespace sinopia {
namespace {

constexpr int dock_width = 300;

} // namespace

MainWindow::MainWindow(GenerationServices services, TileGrid<ClassIndex> map, const LabelSet& labels)
    : document_(std::move(map), labels), devices_(services.devices), generation_(std::move(services)),
      actions_(new ActionSet(this)), files_(new FileController(document_, this)) {
    setAcceptDrops(true);
    setWindowIcon(icon(Icon::application));
    buildCentre();
    buildDocks();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildGenerateMenu();
    buildHelpMenu();
    buildClassKeys();
    buildToolBar();
    status_ = new StatusLine(document_);
    setStatusBar(status_);
    observer_ = document_.observe([this](const Change& change) { documentChanged(change); });
    connectPainting();
    connectFiles();
    connectGeneration();
    chooseTool(brush_);
    palette_->setLabels(document_.label_set());
    settingsChanged();
    refreshState();
    resize(1400, 900);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre() {
    canvas_ = new CanvasWidget(document_, settings_);
    messages_ = new MessageBar;
    auto* centre = new QWidget;
    // One cell for both: a message lies over the canvas instead of moving the map under the pointer.
    auto* layout = new QGridLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas_, 0, 0);
    layout->addWidget(messages_, 0, 0, Qt::AlignTop);
    messages_->raise();
    setCentralWidget(centre);
}

void MainWindow::buildDocks() {
    palette_ = new ClassPalette;
    generate_ = new GeneratePanel(devices_);
    generate_->setOptions(document_.options());
    auto* classes = new QDockWidget(tr("Classes"), this);
    classes->setObjectName("classesDock");
    classes->setWidget(palette_);
    auto* panel = new QDockWidget(tr("Generate"), this);
    panel->setObjectName("generateDock");
    panel->setWidget(generate_);
    addDockWidget(Qt::RightDockWidgetArea, classes);
    addDockWidget(Qt::RightDockWidgetArea, panel);
    resizeDocks({classes, panel}, {dock_width, dock_width}, Qt::Horizontal);
    resizeDocks({classes, panel}, {452, 418}, Qt::Vertical);
}

void MainWindow::buildToolBar() {
    auto* tools = new QToolBar(tr("Tools"));
    tools->setObjectName("toolBar");
    tools->setMovable(false);
    tools->setIconSize({22, 22});
    auto* group = new QActionGroup(this);
    for (const char* id : {"tool.brush", "tool.fill", "tool.pick", "tool.pan"}) {
        tools->addAction((*actions_)[id]);
        group->addAction((*actions_)[id]);
    }
    addToolBar(Qt::LeftToolBarArea, tools);

    options_bar_ = new OptionsBar;
    options_bar_->setIconSize({20, 20});
    addToolBar(Qt::TopToolBarArea, options_bar_);
    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    options_bar_->addWidget(stretch);
    for (const char* id : {"edit.undo", "edit.redo", "view.fit"})
        options_bar_->addAction((*actions_)[id]);
}

void MainWindow::connectPainting() {
    settings_.changed = [this] { settingsChanged(); };
    connect(palette_, &ClassPalette::classChosen, this, &MainWindow::chooseClass);
    connect(palette_, &ClassPalette::swapRequested, this, [this] { settings_.swapClasses(); });
    connect(palette_, &ClassPalette::searchEnded, canvas_, qOverload<>(&QWidget::setFocus));
    connect(options_bar_, &OptionsBar::brushDiameterChosen, this,
            [this](double d) { settings_.setBrushDiameter(d); });
    connect(options_bar_, &OptionsBar::opacityChosen, this, [this](double opacity) {
        opacity_.current() = opacity;
        canvas_->setLabelOpacity(opacity);
    });
    connect(canvas_, &CanvasWidget::paintingStarted, this, [this] { setLooking(false); });
    connect(canvas_, &CanvasWidget::hovered, this, [this](QPoint pixel) { status_->showPixel(pixel); });
    connect(canvas_, &CanvasWidget::left, this, [this] { status_->showPixel({}); });
    connect(canvas_, &CanvasWidget::zoomChanged, status_, &StatusLine::showZoom);
    setLooking(false);
}

void MainWindow::setLooking(bool looks) {
    opacity_.looks = looks;
    options_bar_->setOpacity(opacity_.current());
    canvas_->setLabelOpacity(opacity_.current());
}

void MainWindow::documentChanged(const Change& change) {
    switch (change.kind) {
    case ChangeKind::state:
        refreshState();
        break;
    case ChangeKind::label_set:
        palette_->setLabels(document_.label_set());
        status_->showSize();
        break;
    case ChangeKind::options:
        generate_->setOptions(document_.options());
        break;
    case ChangeKind::replaced:
        generation_.cancel();
        status_->showSize();
        break;
    default:
        break;
    }
}

void MainWindow::settingsChanged() {
    palette_->setClasses(settings_.currentClass(), settings_.previousClass());
    options_bar_->setBrushDiameter(settings_.brushDiameter());
    canvas_->settingsChanged();
}

void MainWindow::refreshState() {
    const auto name = [](const QString& verb, const std::string& step) {
        return step.empty() ? verb : verb + ": " + QString::fromStdString(step);
    };
    QAction* undo = (*actions_)["edit.undo"];
    QAction* redo = (*actions_)["edit.redo"];
    undo->setEnabled(document_.can_undo());
    redo->setEnabled(document_.can_redo());
    undo->setText(name(tr("&Undo"), document_.undo_name()));
    redo->setText(name(tr("&Redo"), document_.redo_name()));
    (*actions_)["file.savePicture"]->setEnabled(document_.has_picture());
    const QString path = files_->mapPath();
    setWindowTitle(tr("%1[*] — Sinopia").arg(path.isEmpty() ? tr("New map") : QFileInfo(path).fileName()));
    setWindowModified(document_.is_modified());
}

void MainWindow::chooseTool(Tool& tool) {
    const std::pair<const Tool*, const char*> ids[] = {
        {&brush_, "tool.brush"}, {&fill_, "tool.fill"}, {&pick_, "tool.pick"}, {&pan_, "tool.pan"}};
    for (const auto& [each, id] : ids)
        if (each == &tool)
            (*actions_)[id]->setChecked(true);
    canvas_->setTool(tool);
}

void MainWindow::chooseClass(int index) {
    if (index >= 0 && index < document_.label_set().size())
        settings_.setCurrentClass(static_cast<ClassIndex>(index));
}

} // namespace sinopia
