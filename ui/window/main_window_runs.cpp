// The window's docks about runs: their steps, the queue, variations to choose from.
#include "ui/canvas/canvas_widget.h"
#include "ui/panels/film_strip.h"
#include "ui/panels/queue_panel.h"
#include "ui/panels/variations_panel.h"
#include "ui/window/generation_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/step_actions.h"
#include "ui/window/variation_actions.h"

#include <QDockWidget>

namespace sinopia {
namespace {

constexpr int docks_height = 196; ///< one row of steps or variations
/// Of the window, below which the canvas needs the room; the docks are in View > Panels then.
constexpr int least_height = 760;

} // namespace

void MainWindow::buildRunDocks() {
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    film_ = new FilmStrip;
    variations_ = new VariationsPanel;
    queue_ = new QueuePanel(generation_actions_->queue(), document_);
    QDockWidget* steps = addPanel(tr("Steps"), "stepsDock", film_, Qt::BottomDockWidgetArea);
    QDockWidget* variations =
        addPanel(tr("Variations"), "variationsDock", variations_, Qt::BottomDockWidgetArea);
    QDockWidget* queue = addPanel(tr("Queue"), "queueDock", queue_, Qt::BottomDockWidgetArea);
    tabifyDockWidget(steps, variations);
    tabifyDockWidget(variations, queue);
    steps->raise();
    resizeDocks({steps}, {docks_height}, Qt::Vertical);
    if (height() < least_height)
        for (QDockWidget* dock : {steps, variations, queue})
            dock->hide();
    step_actions_ = new StepActions(partsOfActions(), *film_, generation_actions_->queue(), this);
    variation_actions_ = new VariationActions(partsOfActions(), *variations_, *generation_actions_, this);
    const auto show = [](QDockWidget* dock) {
        dock->show();
        dock->raise();
    };
    connect(variation_actions_, &VariationActions::shown, variations, [=] { show(variations); });
    connect(generation_actions_, &GenerationActions::queued, queue, [=] { show(queue); });
    connect(canvas_, &CanvasWidget::paintingStarted, this, &MainWindow::endLook);
    connect(generation_actions_, &GenerationActions::began, this, &MainWindow::endLook);
}

bool MainWindow::endLook() {
    const bool looked = canvas_->hasLook() || film_->look();
    film_->endLook();
    variations_->endLook();
    return looked;
}

} // namespace sinopia
