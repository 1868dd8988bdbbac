// The window's places: canvas, docks, tool bars, the welcome page.
#include "ui/canvas/canvas_widget.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/navigator_panel.h"
#include "ui/panels/results_panel.h"
#include "ui/panels/welcome_page.h"
#include "ui/window/action_set.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/options_bar.h"
#include "ui/window/tool_actions.h"

#include <QDockWidget>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace sinopia {
namespace {

constexpr QSize first_size{1400, 900};
constexpr int dock_width = 300;
constexpr int generate_height = 486; ///< that shows all its options
constexpr int least_generate_height = 230;
constexpr int classes_height = 400;
constexpr int bars_height = 80; ///< menu, options and status bar

} // namespace

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

QDockWidget* MainWindow::addPanel(const QString& title, const char* name, QWidget* panel,
                                  Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks() {
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    palette_ = new ClassPalette;
    generate_ = new GeneratePanel(devices_);
    results_ = new ResultsPanel(document_);
    QDockWidget* classes = addPanel(tr("Classes"), "classesDock", palette_);
    QDockWidget* panel = addPanel(tr("Generate"), "generateDock", generate_);
    QDockWidget* history = addPanel(tr("History"), "historyDock", new HistoryPanel(document_));
    QDockWidget* navigator = addPanel(tr("Navigator"), "navigatorDock", new NavigatorPanel(*canvas_));
    QDockWidget* results = addPanel(tr("Results"), "resultsDock", results_);
    tabifyDockWidget(classes, history);
    tabifyDockWidget(history, navigator);
    tabifyDockWidget(panel, results);
    classes->raise();
    panel->raise();
    const QSize room = QGuiApplication::primaryScreen()->availableSize();
    resize(first_size.boundedTo(room));
    // On a low screen the list of classes needs the room; the options of generating scroll.
    const int height = this->height() - bars_height;
    const int options = std::clamp(height - classes_height, least_generate_height, generate_height);
    resizeDocks({classes, panel}, {dock_width, dock_width}, Qt::Horizontal);
    resizeDocks({classes, panel}, {height - options, options}, Qt::Vertical);
}

void MainWindow::buildToolBars() {
    addToolBar(Qt::LeftToolBarArea, tool_actions_->makeToolBar());
    options_bar_->setIconSize({20, 20});
    addToolBar(Qt::TopToolBarArea, options_bar_);
    for (const char* id : {"generate.live", "edit.undo", "edit.redo", "view.fit"})
        options_bar_->addAction((*actions_)[id]);
}

void MainWindow::buildWelcome() {
    welcome_ = new WelcomePage(centralWidget());
    welcome_->hide();
    connect(welcome_, &WelcomePage::newRequested, file_actions_, &FileActions::askNew);
    connect(welcome_, &WelcomePage::openRequested, file_actions_, &FileActions::askOpen);
    connect(welcome_, &WelcomePage::fileChosen, file_actions_, &FileActions::open);
    connect(welcome_, &WelcomePage::exampleChosen, file_actions_, &FileActions::openCopy);
    connect(welcome_, &WelcomePage::closed, this, [this] {
        welcome_->hide();
        canvas_->setFocus();
    });
}

void MainWindow::showWelcome() {
    welcome_->setRecent(RecentFiles::files());
    welcome_->show();
    placeWelcome();
    welcome_->setFocus();
}

void MainWindow::placeWelcome() {
    if (!welcome_ || !welcome_->isVisible())
        return;
    const QSize room = centralWidget()->size();
    const QSize size = welcome_->sizeHint().boundedTo(room);
    welcome_->setGeometry((room.width() - size.width()) / 2, (room.height() - size.height()) / 2,
                          size.width(), size.height());
    welcome_->raise();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    placeWelcome();
}

} // namespace sinopia
