#include "ui/window/region_actions.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/panels/edit_group.h"
#include "ui/panels/message_bar.h"
#include "ui/tools/region_commands.h"
#include "ui/window/action_set.h"
#include "ui/window/generation_actions.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QMenu>
#include <QSettings>
#include <QTimer>

#include <utility>

namespace sinopia {
namespace {} // namespace

RegionActions::RegionActions(const WindowParts& parts, GenerationActions& generation, EditGroup& options,
                             QObject* parent)
    : QObject(parent), parts_(parts), generation_(generation), options_(options), soon_(new QTimer(this)) {
    addActions();
    connect(&options_, &EditGroup::proposalChanged, this, &RegionActions::showProposal);
    soon_->setSingleShot(true);
    soon_->setInterval(0);
    connect(soon_, &QTimer::timeout, this, &RegionActions::repaintLive);
    connect(&parts_.canvas, &CanvasWidget::paintingStarted, this, &RegionActions::paintingStarted);
    connect(&parts_.canvas, &CanvasWidget::paintingEnded, this, [this] {
        if (std::exchange(given_way_, false))
            soon_->start();
    });
    observer_ = parts_.document.observe([this](const Change& change) { documentChanged(change); });
    showProposal();
}

void RegionActions::addActions() {
    ActionSet& actions = parts_.actions;
    actions.add({"generate.region",
                 tr("Re&paint the region"),
                 {QKeySequence("F5")},
                 Icon::regionOverlay,
                 false,
                 tr("Paints only the region anew, from the map as it is now; every pixel outside stays")},
                [this] { generation_.repaintRegion(); });
    live_ =
        actions.add({"generate.live",
                     tr("&Live repaint"),
                     {QKeySequence("Ctrl+F5")},
                     Icon::link,
                     true,
                     tr("Each stroke on the map, once it ends, repaints its region: a quick look first, then "
                        "all steps")},
                    [] {});
    actions.add({"region.erase",
                 tr("Er&ase what is in the region"),
                 {QKeySequence("Ctrl+Delete")},
                 {},
                 false,
                 tr("The classes around it take its place on the map, then it is painted anew")},
                [this] { erase(); });
    actions.add({"region.putBack",
                 tr("Put the original &back in the region"),
                 {},
                 {},
                 false,
                 tr("The picture there becomes what it was before its regions were edited")},
                [this] { putBack(); });
    proposes_ =
        actions.add({"region.proposes",
                     tr("Edits of the &map mark the region"),
                     {},
                     {},
                     true,
                     tr("While there is a picture, the pixels whose class you change become the region")},
                    [this] { options_.setProposes(proposes_->isChecked()); });
}

void RegionActions::documentChanged(const Change& change) {
    if (change.kind == ChangeKind::proposed && live_->isChecked())
        soon_->start(); // not from within the document's change
    if (change.kind == ChangeKind::replaced || change.kind == ChangeKind::resized)
        soon_->stop();
}

/// A live run gives way to the next stroke, and begins anew when that has ended.
void RegionActions::paintingStarted() {
    const auto& running = generation_.queue().running();
    if (!live_->isChecked() || !running || running->order.quick_steps == 0)
        return;
    given_way_ = true;
    generation_.queue().cancel(running->id);
}

void RegionActions::showProposal() {
    parts_.document.propose_region(options_.proposes() ? std::optional(options_.margin()) : std::nullopt);
    proposes_->setChecked(options_.proposes());
}

void RegionActions::repaintLive() {
    constexpr int quick_steps = 4;
    given_way_ = false;
    if (live_->isChecked() && parts_.document.has_picture())
        generation_.repaintRegion(quick_steps);
}

template <class Result>
void RegionActions::work(std::function<Result(const Layers&)> compute, std::function<void(Result)> done) {
    runner_.run([this, compute, done, snapshot = parts_.document.snapshot()]() -> JobRunner::Delivery {
        try {
            auto result = std::make_shared<Result>(compute(snapshot.layers));
            return [this, compute, done, result, snapshot] {
                if (!parts_.document.has_been(snapshot))
                    return; // it was meant for another document
                for (const Layer layer : {Layer::labels, Layer::picture, Layer::region, Layer::instances})
                    if (parts_.document.version(layer) != snapshot.layers.versions[index_of(layer)])
                        return work(compute, done);
                done(std::move(*result));
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

void RegionActions::erase() {
    work<RegionErase>(erasedMap, [this](RegionErase erase) {
        applyErase(parts_.document, std::move(erase));
        if (parts_.document.has_picture())
            generation_.repaintRegion();
        else
            parts_.status.showMessage(tr("Erased from the map; there is no picture yet"), status_ms);
    });
}

void RegionActions::putBack() {
    work<PicturePatchEdit>(originalInRegion, [this](const PicturePatchEdit& edit) {
        if (parts_.document.apply(edit).empty())
            parts_.status.showMessage(tr("The picture is the original there already"), status_ms);
    });
}

void RegionActions::fillRegionMenu(QMenu* menu) {
    for (const char* id : {"generate.region", "region.erase", "region.putBack"})
        menu->addAction(parts_.actions[id]);
    menu->addSeparator();
    menu->addAction(proposes_);
    menu->addAction(parts_.actions["region.show"]);
    menu->addSeparator();
}

void RegionActions::fillGenerateMenu(QMenu* menu) {
    menu->addAction(live_);
}

void RegionActions::save(QSettings& settings) const {
    options_.save(settings);
    settings.setValue("edit/live", live_->isChecked());
}

void RegionActions::restore(const QSettings& settings) {
    options_.restore(settings);
    live_->setChecked(settings.value("edit/live", false).toBool());
}

} // namespace sinopia
