// The window over time: what is kept between sessions, drops, closing, work that a crash left.
#include "base/error.h"
#include "ui/dialogs/recovery_dialog.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/welcome_page.h"
#include "ui/window/class_actions.h"
#include "ui/window/example_titles.h"
#include "ui/window/file_actions.h"
#include "ui/window/generation_actions.h"
#include "ui/window/layout_keeper.h"
#include "ui/window/main_window.h"
#include "ui/window/preferences.h"
#include "ui/window/program_actions.h"
#include "ui/window/region_actions.h"
#include "ui/window/shortcuts.h"
#include "ui/window/tool_actions.h"
#include "ui/window/training_actions.h"
#include "ui/window/window_memory.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>

namespace sinopia {

void MainWindow::setPlaces(const WindowPlaces& places) {
    generation_actions_->setModelFolders(places.bundled_models, places.own_models);
    training_actions_->setPlaces(
        {places.command_line, places.runs.toStdString(), places.own_models.toStdString(), devices_});
    std::vector<WelcomePage::Example> examples;
    for (const QFileInfo& folder : QDir(places.examples).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir example(folder.filePath());
        QString file = example.filePath("project.sinopia");
        if (!QFileInfo::exists(file))
            file = example.filePath("map.png");
        if (!places.examples.isEmpty() && QFileInfo::exists(file))
            examples.push_back({exampleTitle(folder.fileName()), file, example.filePath("picture.png")});
    }
    welcome_->setExamples(examples);
    readLabelSets(places.label_sets);
}

void MainWindow::readLabelSets(const QString& folder) {
    if (folder.isEmpty())
        return;
    try {
        const std::vector<BuiltInLabelSet> sets = built_in_label_sets(folder.toStdString());
        class_actions_->setBuiltInSets(sets);
        file_actions_->exchange().setBuiltInSets(sets);
    } catch (const Error& error) {
        messages_->showMessage(QString::fromUtf8(error.what()));
    }
}

void MainWindow::restoreSession() {
    keeps_session_ = true;
    layout_->restore();
    palette_->restoreState(QSettings().value("palette").toByteArray());
    shortcuts_->load();
    region_actions_->restore(QSettings());
    const Preferences preferences = Preferences::load();
    PaintSettings::Options options = settings_.options();
    options.pressure_sizes = preferences.pressure_sizes;
    options.stabiliser = preferences.stabiliser_percent / 100.0;
    settings_.setOptions(options);
    settings_.setBrushDiameter(preferences.brush_pixels);
    SamplingOptions sampling = document_.options();
    sampling.device = preferences.device.toStdString();
    sampling.threads = preferences.threads;
    document_.set_options(sampling);
    if (!preferences.remember_tools)
        return;
    const QSettings settings;
    restorePaintSettings(settings_, settings);
    const PaintTarget target = settings_.target();
    tool_actions_->choose(settings.value("paint/tool").toString());
    settings_.setTarget(target);
}

void MainWindow::guardWork(const QString& folder) {
    ProjectController& project = file_actions_->project();
    connect(&project, &ProjectController::lostWorkFound, this, &MainWindow::lostWorkFound);
    connect(&project, &ProjectController::recovered, this, [this] {
        welcome_->hide();
        messages_->showMessage(tr("Your work of before the crash is back. It is not saved yet."),
                               MessageBar::Kind::info);
        refreshState();
    });
    program_actions_->setJournalFolder(folder);
    project.startJournal(folder);
    project.findLostWork();
}

void MainWindow::lostWorkFound(std::vector<FoundJournal> lost) {
    RecoveryDialog dialog(std::move(lost), this);
    ProjectController& project = file_actions_->project();
    connect(&dialog, &RecoveryDialog::discarded, &project, &ProjectController::discard);
    if (dialog.exec() == QDialog::Accepted && file_actions_->unsaved().mayBeLost())
        project.recover(dialog.chosen());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!file_actions_->unsaved().mayBeLost()) {
        event->ignore();
        return;
    }
    generation_actions_->queue().cancelAll();
    file_actions_->project().closeJournal();
    if (keeps_session_) {
        layout_->save();
        QSettings settings;
        savePaintSettings(settings_, settings);
        region_actions_->save(settings);
        settings.setValue("paint/tool", tool_actions_->currentId());
        settings.setValue("palette", palette_->saveState());
    }
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    file_actions_->open(event->mimeData()->urls().first().toLocalFile());
}

} // namespace sinopia
