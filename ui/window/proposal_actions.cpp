#include "ui/window/proposal_actions.h"

#include "base/error.h"
#include "ui/canvas/grid_row.h"
#include "ui/jobs/delivering.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/option_fields.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QMainWindow>
#include <QMenu>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int progress_ms = 250;
constexpr double least_progress = 0.02; ///< from here on time left can be told
constexpr int sampled_rows = 512;

/// Whether some pixels say nothing; of a large map only some rows are looked at.
bool hasUnlabelled(const TileGrid<ClassIndex>& map, const LabelSet& labels) {
    std::vector<bool> nothing;
    for (int i = 0; i < labels.size(); ++i)
        nothing.push_back(says_nothing(static_cast<ClassIndex>(i), labels));
    const Size size = map.size();
    bool found = false;
    for (int y = 0; y < size.height && !found; y += std::max(1, size.height / sampled_rows))
        map.read_runs({0, y, size.width, 1}, [&](int, int, int count, const ClassIndex* from) {
            found = found || std::any_of(from, from + count,
                                         [&](ClassIndex c) { return c >= nothing.size() || nothing[c]; });
        });
    return found;
}

QString joined(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

} // namespace

ProposalActions::ProposalActions(const WindowParts& parts, std::shared_ptr<SegmentationCache> network,
                                 QObject* parent)
    : QObject(parent), parts_(parts), network_(std::move(network)) {
    parts_.actions.add(
        {"map.propose",
         tr("&Propose from the picture…"),
         {},
         {},
         false,
         tr("A network looks at the picture and paints the map that it sees, to be corrected by hand")},
        [this] { ask(); });
    tick_.setInterval(progress_ms);
    connect(&tick_, &QTimer::timeout, this, &ProposalActions::showProgress);
    observer_ = parts_.document.observe([this](const Change& change) {
        if (change.kind == ChangeKind::picture || change.kind == ChangeKind::replaced)
            refresh();
    });
    refresh();
}

ProposalActions::~ProposalActions() {
    stop_.request_stop();
}

void ProposalActions::fillMapMenu(QMenu* menu) {
    menu->addAction(parts_.actions["map.propose"]);
}

void ProposalActions::refresh() {
    parts_.actions["map.propose"]->setEnabled(network_->can_look() && parts_.document.has_picture());
}

ProposalFacts ProposalActions::facts() const {
    const Document& document = parts_.document;
    return {document.has_selection(), holdsAny(document.region(), whole(document.size())),
            hasUnlabelled(document.labels(), document.label_set()),
            !document.original().empty() && !same_tiles(document.original(), document.picture())};
}

void ProposalActions::ask() {
    ProposalDialog dialog(facts(), &parts_.window);
    if (dialog.exec() == QDialog::Accepted)
        start(dialog.choice());
}

void ProposalActions::start(const ProposalChoice& choice) {
    if (!parts_.document.has_picture())
        return;
    stop_.request_stop();
    stop_ = std::stop_source();
    working_ = true;
    const int serial = ++serial_;
    progress_ = std::make_shared<std::atomic<double>>(0);
    since_.start();
    tick_.start();
    parts_.status.showMessage(tr("Looking at the picture…"));
    run_delivering(
        runner_,
        [this, serial, choice, snapshot = parts_.document.snapshot(), progress = progress_,
         stop = stop_.get_token()]() -> std::function<void()> {
            const Layers& layers = snapshot.layers;
            try {
                const auto seen = network_->of(
                    {layers.versions[index_of(Layer::picture)], choice.original},
                    choice.original ? layers.original : layers.picture,
                    [&](double share) { *progress = share; }, stop);
                const ProposalOptions options{choice.place, choice.tidy ? usual_speck(*seen) : 0};
                auto proposal = std::make_shared<MapProposal>(
                    propose_map(layers.labels.read(), snapshot.label_set, *seen, options,
                                choice.place == ProposalPlace::region ? layers.region.read() : Mask(), stop));
                return [this, serial, snapshot, choice, proposal, seen] {
                    if (serial == serial_)
                        receive(snapshot, choice, std::move(*proposal), seen->classes);
                };
            } catch (const Stopped&) {
                return [] {};
            }
        },
        [this, serial](const QString& sentence) {
            if (serial != serial_)
                return;
            end();
            parts_.messages.showMessage(sentence);
        });
}

/// Only what takes its time is worth a message over the canvas.
void ProposalActions::showProgress() {
    const double share = *progress_, seconds = static_cast<double>(since_.elapsed()) / 1000;
    const QString text = share < least_progress ? tr("Looking at the picture…")
                                                : tr("Looking at the picture: %1 %, %2 left")
                                                      .arg(static_cast<int>(100 * share))
                                                      .arg(timeLeft(seconds * (1 - share) / share));
    progress_text_ = text;
    parts_.messages.showMessage(text, MessageBar::Kind::info, tr("Cancel"), [this] { cancel(); });
}

void ProposalActions::end() {
    working_ = false;
    tick_.stop();
    parts_.status.clearMessage();
    if (!progress_text_.isEmpty() && parts_.messages.text() == progress_text_)
        parts_.messages.hide();
    progress_text_.clear();
}

bool ProposalActions::cancel() {
    if (!working_)
        return false;
    stop_.request_stop();
    ++serial_;
    end();
    parts_.status.showMessage(tr("Nothing was proposed"), status_ms);
    return true;
}

void ProposalActions::receive(const DocumentSnapshot& looked_at, const ProposalChoice& choice,
                              MapProposal proposal, const std::vector<std::string>& known) {
    end();
    const Document& document = parts_.document;
    if (!document.has_been(looked_at))
        return; // it was meant for another document
    const auto same = [&](Layer layer) {
        return document.version(layer) == looked_at.layers.versions[index_of(layer)];
    };
    if (!same(Layer::labels) || !same(Layer::picture) || document.label_set() != looked_at.label_set) {
        parts_.messages.showMessage(tr("The map or the picture has changed while the network looked at it; "
                                       "the proposal was dropped."),
                                    MessageBar::Kind::info, tr("Propose again"),
                                    [this, choice] { start(choice); });
        return;
    }
    if (!proposal.any_class) {
        parts_.messages.showMessage(
            tr("The network tells %1, and this map has none of these classes; choose a "
               "list that has some in Map > Label set.")
                .arg(joined(known)));
        return;
    }
    land(std::move(proposal));
}

/// As the map changes to fit the picture, nothing is proposed for the region.
void ProposalActions::land(MapProposal proposal) {
    LabelPlaneEdit edit;
    edit.name = tr("Propose a map").toStdString();
    edit.pixels = std::move(proposal.map);
    edit.proposes = false;
    const Rect changed = parts_.document.apply(edit);
    parts_.status.showMessage(changed.empty() ? tr("There the map is already what the network sees")
                                              : tr("The map is what the network saw; correct it by hand"),
                              status_ms);
    if (!proposal.missing.empty())
        parts_.messages.showMessage(
            tr("This map has no class for some of what was seen, so it stays as it was there: %1.")
                .arg(joined(proposal.missing)),
            MessageBar::Kind::info);
}

} // namespace sinopia
