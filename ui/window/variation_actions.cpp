#include "ui/window/variation_actions.h"

#include "base/error.h"
#include "image/image_io.h"
#include "image/picture_grid.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/jobs/variations.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/results_panel.h"
#include "ui/panels/rgb_to_image.h"
#include "ui/panels/variations_model.h"
#include "ui/panels/variations_panel.h"
#include "ui/window/action_set.h"
#include "ui/window/generation_actions.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace sinopia {
namespace {} // namespace

VariationActions::VariationActions(const WindowParts& parts, VariationsPanel& panel,
                                   GenerationActions& generation, QObject* parent)
    : QObject(parent), parts_(parts), panel_(panel), generation_(generation) {
    addActions();
    connectPanel();
    connectQueue();
    observer_ = parts_.document.observe([this](const Change& change) { documentChanged(change); });
}

void VariationActions::addActions() {
    parts_.actions.add({"generate.variations",
                        tr("&Variations of the picture"),
                        {QKeySequence("Ctrl+Alt+V")},
                        Icon::results,
                        false,
                        tr("Paints the picture several times with other seeds, to choose from")},
                       [this] {
                           panel_.setOfRegion(false);
                           make();
                       });
    parts_.actions.add({"generate.variationsRegion",
                        tr("Variations of the re&gion"),
                        {QKeySequence("Ctrl+Shift+V")},
                        {},
                        false,
                        tr("Repaints the region several times with other seeds, to choose from")},
                       [this] {
                           panel_.setOfRegion(true);
                           make();
                       });
}

void VariationActions::fill(QMenu* menu) {
    for (const char* id : {"generate.variations", "generate.variationsRegion"})
        menu->addAction(parts_.actions[id]);
}

void VariationActions::connectPanel() {
    connect(&panel_, &VariationsPanel::makeRequested, this, &VariationActions::make);
    connect(&panel_, &VariationsPanel::likeRequested, this, &VariationActions::moreLike);
    connect(&panel_, &VariationsPanel::lookRequested, this,
            [this](const ResultPtr& result) { parts_.canvas.setLook(result->picture); });
    connect(&panel_, &VariationsPanel::lookEnded, this, [this] { parts_.canvas.setLook({}); });
    connect(&panel_, &VariationsPanel::compareChosen, this, &VariationActions::compare);
    connect(&panel_, &VariationsPanel::keepRequested, this, &VariationActions::keep);
    connect(&panel_, &VariationsPanel::discardRequested, this, &VariationActions::discard);
    connect(&panel_, &VariationsPanel::exportRequested, this, &VariationActions::askExport);
}

void VariationActions::connectQueue() {
    GenerationQueue& queue = generation_.queue();
    connect(&queue, &GenerationQueue::stepped, this,
            [this, &queue](const QueueEntry& entry, const StepEvent& event) {
                if (entry.kind != RunKind::variation)
                    return;
                const FilmFramePtr newest = queue.film()->newest();
                panel_.model().step(entry.id, event,
                                    newest ? imageOver(newest->small_predicted).copy() : QImage());
            });
    connect(&generation_, &GenerationActions::kept, this, [this](const QueueEntry& entry, std::uint64_t id) {
        const Results& results = parts_.document.results();
        const auto found = std::find_if(results.rbegin(), results.rend(),
                                        [id](const ResultPtr& result) { return result->id == id; });
        if (found != results.rend())
            panel_.model().finish(entry.id, *found);
    });
    const auto drop = [this](const QueueEntry& entry) { panel_.model().remove(entry.id); };
    connect(&queue, &GenerationQueue::cancelled, this, drop);
    connect(&queue, &GenerationQueue::failed, this, drop);
}

void VariationActions::make() {
    const auto order = panel_.ofRegion() ? generation_.regionOrder() : generation_.wholeOrder();
    if (order)
        begin(seedVariations(*order, panel_.count()));
}

void VariationActions::moreLike(std::uint64_t run) {
    const VariationsModel& model = panel_.model();
    if (const Variation* like = model.variation(model.rowOf(run)))
        begin(likeVariations(like->order, panel_.count()));
}

/// Those shown before are given up where they only wait; what is finished stays in Results.
void VariationActions::begin(const std::vector<GenerationOrder>& orders) {
    panel_.endLook();
    VariationsModel& model = panel_.model();
    std::vector<std::uint64_t> unfinished;
    for (int row = 0; row < model.rowCount(); ++row)
        if (!model.variation(row)->result)
            unfinished.push_back(model.variation(row)->run);
    for (const std::uint64_t run : unfinished)
        generation_.queue().cancel(run);
    std::vector<Variation> variations;
    for (const GenerationOrder& order : orders) {
        Variation& variation = variations.emplace_back();
        variation.order = order;
        variation.run = generation_.addToQueue(order, RunKind::variation);
    }
    model.setVariations(std::move(variations));
    Q_EMIT shown();
}

void VariationActions::compare(bool on) {
    ViewOptions options = parts_.canvas.viewOptions();
    if (on) {
        layout_before_ = options.layout;
        options.layout = ViewLayout::wipe;
    } else if (layout_before_) {
        options.layout = *std::exchange(layout_before_, std::nullopt);
    }
    parts_.canvas.setViewOptions(options);
}

void VariationActions::keep(const ResultPtr& result) {
    try {
        PictureEdit edit = editTo(*result, parts_.document, tr("Use a variation"));
        edit.used_region = parts_.document.version(Layer::region);
        parts_.document.apply(std::move(edit));
        parts_.status.showMessage(tr("Seed %1 is the picture now").arg(result->seed), status_ms);
    } catch (const Error& error) {
        parts_.messages.showMessage(QString::fromUtf8(error.what()));
    }
}

void VariationActions::discard(const std::vector<std::uint64_t>& runs) {
    VariationsModel& model = panel_.model();
    std::vector<std::uint64_t> results;
    for (const std::uint64_t run : runs) {
        const Variation* variation = model.variation(model.rowOf(run));
        if (variation && variation->result)
            results.push_back(variation->result->id);
    }
    for (const std::uint64_t run : runs)
        generation_.queue().cancel(run);
    for (const std::uint64_t result : results)
        parts_.document.remove_result(result);
}

void VariationActions::askExport() {
    QString path = QFileDialog::getSaveFileName(&parts_.window, tr("Export the grid"), tr("variations.png"),
                                                tr("PNG pictures (*.png)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += ".png";
    exportTo(path);
}

void VariationActions::exportTo(const QString& path) {
    writer_.run([this, path, results = panel_.chosenResults()]() -> JobRunner::Delivery {
        try {
            std::vector<RgbImage> pictures;
            std::string seeds;
            for (const ResultPtr& result : results) {
                pictures.push_back(result->picture.read());
                seeds += (seeds.empty() ? "" : ", ") + std::to_string(result->seed);
            }
            write_picture_png(path.toStdString(), picture_grid(pictures), {{"Seeds", seeds}});
            return [this, path] {
                parts_.status.showMessage(tr("Wrote %1").arg(QFileInfo(path).fileName()), status_ms);
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

void VariationActions::documentChanged(const Change& change) {
    switch (change.kind) {
    case ChangeKind::results:
        panel_.model().setKept(parts_.document.results());
        break;
    case ChangeKind::replaced:
    case ChangeKind::resized:
        panel_.endLook();
        panel_.model().clear();
        break;
    default:
        break;
    }
}

} // namespace sinopia
