#include "ui/window/generation_actions.h"

#include "base/error.h"
#include "image/tile_merge.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/dialogs/model_library_dialog.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/option_fields.h"
#include "ui/panels/results_panel.h"
#include "ui/window/action_set.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>

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

GenerationActions::GenerationActions(const WindowParts& parts, GeneratePanel& panel,
                                     GenerationServices services, QObject* parent)
    : QObject(parent), parts_(parts), panel_(panel), controller_(std::move(services)), queue_(controller_) {
    addActions();
    connectPanel();
    connectCanvas();
    connectController();
    observer_ = parts_.document.observe([this](const Change& change) { documentChanged(change); });
    panel_.setOptions(parts_.document.options());
    panel_.showIdle();
}

void GenerationActions::addActions() {
    parts_.actions.add({"generate.start",
                        tr("&Generate"),
                        {QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")},
                        Icon::generate,
                        false,
                        tr("Paints the picture over the map")},
                       [this] { generate(); });
    addQueueActions();
    parts_.actions.add({"model.library",
                        tr("&Library…"),
                        {QKeySequence("Ctrl+L")},
                        Icon::model,
                        false,
                        tr("What is installed, and how to add more")},
                       [this] { showLibrary(); });
    parts_.actions.add({"model.bundled", tr("&Bundled model")}, [this] { loadModel({}, {}); });
    parts_.actions.add({"model.open",
                        tr("&Open checkpoint…"),
                        {},
                        {},
                        false,
                        tr("A .pt or .safetensors file, or a model's folder")},
                       [this] { askCheckpoint(); });
}

void GenerationActions::connectPanel() {
    connect(&panel_, &GeneratePanel::optionsChanged, this,
            [this](const SamplingOptions& options) { parts_.document.apply(OptionsEdit{options}); });
    connect(&panel_, &GeneratePanel::generateRequested, this, &GenerationActions::generate);
    connect(&panel_, &GeneratePanel::repaintRequested, this, [this] { repaintRegion(); });
    connect(&panel_, &GeneratePanel::cancelRequested, &controller_, &GenerationController::cancel);
    connect(&panel_, &GeneratePanel::openCheckpointRequested, this, &GenerationActions::askCheckpoint);
    connect(&panel_, &GeneratePanel::bundledModelRequested, this, [this] { loadModel({}, {}); });
}

/// A picture that is ready while a stroke is drawn lands after it: in between, it would cut the stroke's undo
/// step in two.
void GenerationActions::connectCanvas() {
    connect(&parts_.canvas, &CanvasWidget::paintingStarted, this, [this] { painting_ = true; });
    connect(&parts_.canvas, &CanvasWidget::paintingEnded, this, [this] {
        painting_ = false;
        if (const auto landing = std::exchange(held_, nullptr))
            landing();
    });
}

void GenerationActions::connectController() {
    connect(&controller_, &GenerationController::modelLoaded, this,
            [this](const ModelSummary& summary, const QString& checkpoint, const QString& config) {
                model_files_ = {checkpoint.toStdString(), config.toStdString()};
                modelLoaded(summary, checkpoint);
            });
    connect(&controller_, &GenerationController::modelFailed, this, [this](const QString& message) {
        parts_.messages.showMessage(message);
        if (has_model_)
            panel_.showModelAgain();
        else
            panel_.showNoModel();
    });
    connect(&queue_, &GenerationQueue::started, this, &GenerationActions::started);
    connect(&queue_, &GenerationQueue::stepped, this, &GenerationActions::stepped);
    connect(&queue_, &GenerationQueue::finished, this,
            [this](const QueueEntry& entry, const std::shared_ptr<FinishedPicture>& picture) {
                if (painting_ && entry.kind == RunKind::now)
                    held_ = [this, entry, picture] { finished(entry, picture); };
                else
                    finished(entry, picture);
            });
    connect(&queue_, &GenerationQueue::cancelled, this,
            [this](const QueueEntry& entry) { end(entry, tr("Cancelled")); });
    connect(&queue_, &GenerationQueue::failed, this, [this](const QueueEntry& entry, const QString& message) {
        parts_.messages.showMessage(message);
        end(entry, {});
    });
}

void GenerationActions::documentChanged(const Change& change) {
    if (change.kind == ChangeKind::options || change.kind == ChangeKind::replaced)
        panel_.setOptions(parts_.document.options());
    // A picture of the old map or the old size must not land on the new one, nor among its results.
    if (change.kind == ChangeKind::replaced || change.kind == ChangeKind::resized) {
        queue_.cancelAll();
        held_ = nullptr;
    }
}

void GenerationActions::loadModel(const QString& checkpoint, const QString& config) {
    panel_.showLoading();
    controller_.loadModel(checkpoint, config);
}

void GenerationActions::askCheckpoint() {
    const QString path = QFileDialog::getOpenFileName(
        &parts_.window, tr("Open a checkpoint"), {},
        tr("Checkpoints (*.pt *.pth *.safetensors manifest.json);;All files (*)"));
    if (!path.isEmpty())
        loadModel(path.endsWith("/manifest.json") ? QFileInfo(path).path() : path, {});
}

void GenerationActions::modelLoaded(const ModelSummary& summary, const QString& checkpoint) {
    has_model_ = true;
    model_path_ = QString::fromStdString(summary.path);
    parts_.messages.hide();
    const QString name = QString::fromStdString(summary.name);
    const SamplingOptions& old = parts_.document.options();
    SamplingOptions options = options_model_ == name ? old : summary.defaults;
    options_model_ = name;
    options.seed = old.seed;
    options.device = old.device;
    options.precision = old.precision;
    options.threads = old.threads;
    options.style.resize(summary.style_names.size(), 0);
    panel_.showModel(summary, checkpoint.isEmpty());
    parts_.document.set_options(options);
    panel_.setOptions(options); // the fields are new, and where the options are the same nobody hears of them
    Q_EMIT modelChanged(name, QString::fromStdString(summary.hash));
    Q_EMIT classesOffered(labelsOf(summary), name, !checkpoint.isEmpty());
}

void GenerationActions::generate() {
    prepare();
    Q_EMIT began();
    queue_.runNow(orderOfWhole(parts_.document.snapshot()));
}

void GenerationActions::started(const QueueEntry& entry) {
    panel_.showStarted(entry.order.options.steps);
    if (entry.kind != RunKind::now)
        parts_.canvas.setPreview(nullptr); // of a run that it follows
}

void GenerationActions::stepped(const QueueEntry& entry, const StepEvent& event) {
    panel_.showStep(event);
    if (entry.kind == RunKind::now && event.preview)
        parts_.canvas.setPreview(event.preview, event.place);
}

void GenerationActions::finished(const QueueEntry& entry, const std::shared_ptr<FinishedPicture>& picture) {
    const GenerationResult& result = picture->result;
    if (entry.kind == RunKind::now)
        land(entry.order, *picture);
    const std::uint64_t id = keep(*picture);
    QString note = tr("Done in %1").arg(timeLeft(result.seconds));
    if (result.edit)
        note += " · " + tr("seam %1, before %2")
                            .arg(QLocale().toString(result.edit->seam, 'f', 2))
                            .arg(QLocale().toString(result.edit->seam_before, 'f', 2));
    if (!result.note.empty())
        note += " · " + QString::fromStdString(result.note);
    end(entry, note);
    Q_EMIT kept(entry, id);
}

void GenerationActions::land(const GenerationOrder& order, const FinishedPicture& picture) {
    try {
        if (order.edit)
            return landEdit(order, picture);
        PictureEdit edit{tr("Generate").toStdString(), picture.picture, picture.text};
        edit.used_region = order.region_version;
        parts_.document.apply(std::move(edit));
    } catch (const Error& error) {
        parts_.messages.showMessage(QString::fromUtf8(error.what()));
    }
}

/// What has been done to the picture meanwhile stays.
void GenerationActions::landEdit(const GenerationOrder& order, const FinishedPicture& picture) {
    Document& document = parts_.document;
    if (!document.has_picture()) {
        parts_.messages.showMessage(
            tr("The picture has gone meanwhile; the repainted one is kept in Results."),
            MessageBar::Kind::info);
        return;
    }
    keepOriginal();
    PictureEdit edit{tr("Repaint the region").toStdString(),
                     merged(document.picture(), order.edit->picture, picture.picture), picture.text};
    edit.original = document.original();
    edit.used_region = order.region_version;
    document.apply(std::move(edit));
}

/// A photo, or a picture that came with a file: what results of its regions are edits of.
void GenerationActions::keepOriginal() {
    Document& document = parts_.document;
    const TileGrid<Rgb>& original = document.original();
    const bool is_kept =
        std::any_of(document.results().begin(), document.results().end(),
                    [&](const ResultPtr& result) { return same_tiles(result->picture, original); });
    if (is_kept)
        return;
    std::map<std::string, std::string> text;
    if (same_tiles(original, document.picture()))
        text = document.snapshot().layers.picture_text;
    document.add_result(resultOf(original, text, tr("Original")));
}

std::uint64_t GenerationActions::keep(const FinishedPicture& picture) {
    const GenerationResult& result = picture.result;
    const QString name =
        tr("%1, seed %2").arg(QString::fromStdString(result.model_name)).arg(result.options.seed);
    StoredResult kept = resultOf(picture.picture, picture.text, name);
    kept.seed = result.options.seed;
    kept.labels = picture.labels;
    return parts_.document.add_result(std::move(kept));
}

void GenerationActions::end(const QueueEntry& entry, const QString& note) {
    if (queue_.running())
        return; // another has begun, or this one only waited
    panel_.showIdle(note);
    if (entry.kind != RunKind::now)
        return;
    parts_.canvas.setPreview(nullptr);
    Q_EMIT ended(parts_.document.has_picture());
}

void GenerationActions::setModelFolders(const QString& bundled, const QString& own) {
    bundled_models_ = bundled;
    own_models_ = own;
}

void GenerationActions::showLibrary() {
    std::vector<ModelLibraryDialog::Shelf> shelves;
    if (!bundled_models_.isEmpty())
        shelves.push_back({bundled_models_, tr("Bundled")});
    shelves.push_back({own_models_, tr("Yours")});
    auto* dialog = new ModelLibraryDialog(std::move(shelves), own_models_, model_path_, &parts_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ModelLibraryDialog::useRequested, this, [this, dialog](const QString& folder) {
        dialog->close();
        loadModel(folder, {});
    });
    connect(dialog, &ModelLibraryDialog::openCheckpointRequested, this, [this, dialog] {
        dialog->close();
        askCheckpoint();
    });
    dialog->open();
}

void GenerationActions::fillGenerateMenu(QMenu* menu) {
    for (const char* id : {"generate.start", "generate.queue", "generate.queueRegion"})
        menu->addAction(parts_.actions[id]);
}

void GenerationActions::fillModelMenu(QMenu* menu) {
    for (const char* id : {"model.library", "model.bundled", "model.open"})
        menu->addAction(parts_.actions[id]);
}

} // namespace sinopia
