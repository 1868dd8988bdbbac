// The window's side of generating: models, runs, previews.
#include "ui/canvas/canvas_widget.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/option_fields.h"
#include "ui/window/action_set.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"

#include <QFileInfo>

namespace sinopia {
namespace {

LabelSet labelsOf(const ModelSummary& summary) {
    std::vector<LabelClass> classes;
    for (std::size_t i = 0; i < summary.class_names.size(); ++i)
        classes.push_back(
            {summary.class_names[i],
             i < summary.class_colors.size() ? summary.class_colors[i] : generated_color(int(i)),
             {}});
    return LabelSet(std::move(classes), summary.ignore);
}

} // namespace

void MainWindow::connectGeneration() {
    connect(generate_, &GeneratePanel::optionsChanged, this,
            [this](const SamplingOptions& options) { document_.set_options(options); });
    connect(generate_, &GeneratePanel::generateRequested, this, &MainWindow::generate);
    connect(generate_, &GeneratePanel::cancelRequested, &generation_, &GenerationController::cancel);
    connect(generate_, &GeneratePanel::openCheckpointRequested, this, &MainWindow::openCheckpoint);
    connect(generate_, &GeneratePanel::bundledModelRequested, this, [this] { loadModel({}, {}); });

    connect(
        &generation_, &GenerationController::modelLoaded, this,
        [this](const ModelSummary& summary, const QString& checkpoint) { modelLoaded(summary, checkpoint); });
    connect(&generation_, &GenerationController::modelFailed, this, [this](const QString& message) {
        messages_->showMessage(message);
        if (has_model_)
            generate_->showModelAgain();
        else
            generate_->showNoModel();
    });
    connect(&generation_, &GenerationController::started, generate_, &GeneratePanel::showStarted);
    connect(&generation_, &GenerationController::stepped, this, [this](const StepEvent& event) {
        generate_->showStep(event);
        canvas_->setPreview(event.preview);
    });
    connect(&generation_, &GenerationController::finished, this, &MainWindow::pictureFinished);
    connect(&generation_, &GenerationController::cancelled, this,
            [this] { generationEnded(tr("Cancelled")); });
    connect(&generation_, &GenerationController::failed, this, [this](const QString& message) {
        messages_->showMessage(message);
        generationEnded({});
    });
    generate_->showIdle();
}

void MainWindow::loadModel(const QString& checkpoint, const QString& config) {
    generate_->showLoading();
    generation_.loadModel(checkpoint, config);
}

void MainWindow::modelLoaded(const ModelSummary& summary, const QString& checkpoint) {
    has_model_ = true;
    messages_->hide();
    SamplingOptions options = summary.defaults;
    const SamplingOptions& old = document_.options();
    options.seed = old.seed;
    options.device = old.device;
    options.precision = old.precision;
    options.threads = old.threads;
    options.style.assign(summary.style_names.size(), 0);
    generate_->showModel(summary, checkpoint.isEmpty());
    document_.set_options(options);
    document_.set_label_set(labelsOf(summary));
    files_->checkClasses();
    const int classes = document_.label_set().size();
    const bool fit = settings_.currentClass() < classes && settings_.previousClass() < classes;
    if (!fit || settings_.currentClass() == settings_.previousClass())
        settings_.setClasses(0, static_cast<ClassIndex>(classes > 1 ? 1 : 0));
}

void MainWindow::generate() {
    if (!has_model_ && !generation_.isLoading())
        loadModel({}, {});
    messages_->hide();
    generate_->renewSeed();
    document_.set_options(generate_->options());
    setLooking(true);
    generation_.generate(document_.snapshot());
}

void MainWindow::pictureFinished(const std::shared_ptr<FinishedPicture>& picture) {
    document_.apply(
        PictureEdit{tr("Generate").toStdString(), std::move(picture->picture), std::move(picture->text)});
    QString note = tr("Done in %1").arg(timeLeft(picture->result.seconds));
    if (!picture->result.note.empty())
        note += " · " + QString::fromStdString(picture->result.note);
    generationEnded(note);
}

void MainWindow::generationEnded(const QString& note) {
    canvas_->setPreview(nullptr);
    generate_->showIdle(note);
    if (!document_.has_picture())
        setLooking(false);
}

} // namespace sinopia
