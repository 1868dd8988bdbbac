#include "ui/window/proposal_actions.h"

#include "base/error.h"
#include "ui/jobs/delivering.h"
#include "ui/panels/message_bar.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QMenu>

#include <algorithm>

namespace sinopia {
namespace {

/// The document's index of each proposed class; those that occur and that it does not have are named in
/// `missing`.
std::vector<ClassIndex> indicesOf(const MapProposal& proposal, const LabelSet& labels, QStringList& missing) {
    std::vector<bool> occurs(proposal.classes.size());
    for (const ClassIndex c : proposal.map.pixels())
        occurs[c] = true;
    std::vector<ClassIndex> indices;
    for (std::size_t i = 0; i < proposal.classes.size(); ++i) {
        const std::optional<ClassIndex> found = labels.find(proposal.classes[i]);
        indices.push_back(found.value_or(labels.unlabelled()));
        if (occurs[i] && !found)
            missing << QString::fromStdString(proposal.classes[i]);
    }
    return indices;
}

} // namespace

ProposalActions::ProposalActions(const WindowParts& parts, MapProposer propose, QObject* parent)
    : QObject(parent), parts_(parts), propose_(std::move(propose)) {
    parts_.actions.add(
        {"map.propose",
         tr("&Propose from the picture"),
         {},
         {},
         false,
         tr("A network looks at the picture and paints the map that it sees, to be corrected by hand")},
        [this] {
            look([this](const DocumentSnapshot& s, LabelMap seen) { takeAsMap(s, std::move(seen)); });
        });
    parts_.actions.add(
        {"region.disobeying",
         tr("From what &disobeys the map"),
         {},
         {},
         false,
         tr("The region becomes the pixels where a network sees another class in the picture than the map "
            "says")},
        [this] {
            look([this](const DocumentSnapshot& s, const LabelMap& seen) { markDisobeying(s, seen); });
        });
    observer_ = parts_.document.observe([this](const Change& change) {
        if (change.kind == ChangeKind::picture || change.kind == ChangeKind::replaced)
            refresh();
    });
    refresh();
}

void ProposalActions::look(const Use& use) {
    const DocumentSnapshot snapshot = parts_.document.snapshot();
    parts_.status.showMessage(tr("Looking at the picture…"));
    run_delivering(
        runner_,
        [this, snapshot, use]() -> std::function<void()> {
            auto proposal = std::make_shared<MapProposal>(propose_(snapshot.layers.picture.read()));
            return [this, snapshot, use, proposal] { receive(snapshot, std::move(*proposal), use); };
        },
        [this](const QString& message) {
            parts_.status.showMessage({}, status_ms);
            parts_.messages.showMessage(message);
        });
}

void ProposalActions::receive(const DocumentSnapshot& looked_at, MapProposal proposal, const Use& use) {
    parts_.status.showMessage({}, status_ms);
    if (!parts_.document.has_been(looked_at) || parts_.document.size() != proposal.map.size())
        return; // it was meant for another document, or for one of another size
    if (parts_.document.version(Layer::picture) != looked_at.layers.versions[index_of(Layer::picture)]) {
        if (parts_.document.has_picture())
            look(use); // the same with the picture as it is now
        return;
    }
    QStringList missing;
    const std::vector<ClassIndex> indices = indicesOf(proposal, parts_.document.label_set(), missing);
    if (!missing.isEmpty())
        throw Error(tr("The map has no class %1; choose a label set that has it, or add it.")
                        .arg(missing.join(", "))
                        .toStdString());
    for (ClassIndex& c : proposal.map.pixels())
        c = indices[c];
    use(looked_at, std::move(proposal.map));
}

/// As the map changes to fit the picture, nothing is proposed for the region.
void ProposalActions::takeAsMap(const DocumentSnapshot&, LabelMap seen) {
    LabelPlaneEdit edit;
    edit.name = tr("Propose a map").toStdString();
    edit.pixels = std::move(seen);
    edit.proposes = false;
    const Rect changed = parts_.document.apply(edit);
    parts_.status.showMessage(changed.empty() ? tr("The map is what the network sees")
                                              : tr("The map is what the network saw; correct it by hand"),
                              status_ms);
}

void ProposalActions::markDisobeying(const DocumentSnapshot&, const LabelMap& seen) {
    const LabelMap map = parts_.document.labels().read();
    MaskPlaneEdit edit;
    edit.name = tr("Region from what disobeys").toStdString();
    edit.layer = Layer::region;
    edit.pixels = Mask(map.size());
    std::size_t marked = 0;
    for (std::size_t i = 0; i < map.pixels().size(); ++i)
        if (map.pixels()[i] < parts_.document.label_set().size() && map.pixels()[i] != seen.pixels()[i]) {
            edit.pixels.pixels()[i] = 255;
            ++marked;
        }
    parts_.document.apply(edit);
    parts_.status.showMessage(
        tr("%1 % of the picture disobey the map")
            .arg(100.0 * static_cast<double>(marked) / static_cast<double>(map.pixels().size()), 0, 'f', 1),
        status_ms);
}

void ProposalActions::refresh() {
    for (const char* id : {"map.propose", "region.disobeying"})
        parts_.actions[id]->setEnabled(propose_ && parts_.document.has_picture());
}

void ProposalActions::fillMapMenu(QMenu* menu) {
    menu->addAction(parts_.actions["map.propose"]);
}

void ProposalActions::fillRegionMenu(QMenu* menu) {
    menu->addAction(parts_.actions["region.disobeying"]);
}

} // namespace sinopia
