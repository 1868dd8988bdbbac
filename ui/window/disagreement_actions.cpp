#include "ui/window/disagreement_actions.h"

#include "base/error.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/jobs/delivering.h"
#include "ui/panels/disagreement_legend.h"
#include "ui/window/action_set.h"

#include <QGridLayout>
#include <QMainWindow>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int look_after_ms = 250; ///< after the last change
constexpr std::size_t named_on_canvas = 2, named_in_tooltip = 6;
/// A part of a class is only named on the canvas if it is more than a speck of the picture.
constexpr double least_named_share = 0.002;

int percentOf(double share) {
    const int percent = static_cast<int>(std::lround(100 * share));
    return share < 1 ? std::min(percent, 99) : percent; // all is all
}

QString mistakenText(const MapDisagreement::Mistaken& mistaken, const LabelSet& labels) {
    return DisagreementActions::tr("%1 % of %2 is seen as %3")
        .arg(std::max(1, percentOf(static_cast<double>(mistaken.pixels) / static_cast<double>(mistaken.of))))
        .arg(QString::fromStdString(labels[mistaken.mapped].name), QString::fromStdString(mistaken.seen));
}

} // namespace

DisagreementActions::DisagreementActions(const WindowParts& parts, std::shared_ptr<SegmentationCache> network,
                                         QObject* parent)
    : QObject(parent), parts_(parts), network_(std::move(network)), legend_(new DisagreementLegend) {
    toggle_ = parts_.actions.add(
        {"view.disagreement",
         tr("Where the picture &disobeys the map"),
         {QKeySequence("D")},
         {},
         true,
         tr("A network looks at the picture; what it sees as another class than the map says is hatched")},
        [this] { toggled(); });
    if (auto* centre = qobject_cast<QGridLayout*>(parts_.window.centralWidget()->layout()))
        centre->addWidget(legend_, 0, 0, Qt::AlignBottom | Qt::AlignHCenter);
    soon_.setSingleShot(true);
    soon_.setInterval(look_after_ms);
    connect(&soon_, &QTimer::timeout, this, &DisagreementActions::look);
    observer_ = parts_.document.observe([this](const Change& change) { documentChanged(change); });
    refresh();
}

DisagreementActions::~DisagreementActions() {
    stop_.request_stop();
}

void DisagreementActions::refresh() {
    toggle_->setEnabled(network_->can_look() && (parts_.document.has_picture() || toggle_->isChecked()));
}

void DisagreementActions::toggled() {
    forget();
    refresh();
    if (toggle_->isChecked())
        look();
}

void DisagreementActions::forget() {
    stop_.request_stop();
    ++serial_;
    soon_.stop();
    shown_.reset();
    legend_->showText({});
    parts_.canvas.setDisagreement(nullptr);
}

void DisagreementActions::documentChanged(const Change& change) {
    switch (change.kind) {
    case ChangeKind::picture:
    case ChangeKind::resized:
    case ChangeKind::replaced:
        refresh();
        if (toggle_->isChecked()) {
            forget(); // the marks are of another picture
            soon_.start();
        }
        break;
    case ChangeKind::labels:
    case ChangeKind::label_set:
        if (toggle_->isChecked())
            soon_.start(); // until then the old marks are nearly right
        break;
    default:
        break;
    }
}

void DisagreementActions::look() {
    stop_.request_stop();
    stop_ = std::stop_source();
    const int serial = ++serial_;
    if (!parts_.document.has_picture()) {
        legend_->showText(tr("There is no picture to compare with the map yet"));
        return;
    }
    if (!shown_)
        legend_->showText(tr("Comparing the picture with the map…"));
    run_delivering(
        runner_,
        [this, serial, snapshot = parts_.document.snapshot(),
         stop = stop_.get_token()]() -> std::function<void()> {
            const Layers& layers = snapshot.layers;
            try {
                const auto seen = network_->of({layers.versions[index_of(Layer::picture)], false},
                                               layers.picture, {}, stop);
                auto found = std::make_shared<MapDisagreement>(
                    disagreement(layers.labels.read(), snapshot.label_set, *seen, stop));
                return [this, serial, snapshot, found, grain = seen->grain] {
                    if (serial == serial_)
                        receive(snapshot, std::move(*found), grain);
                };
            } catch (const Stopped&) {
                return [] {};
            }
        },
        [this, serial](const QString& sentence) {
            if (serial == serial_)
                failed(sentence);
        });
}

void DisagreementActions::receive(const DocumentSnapshot& looked_at, MapDisagreement found, double grain) {
    if (!parts_.document.has_been(looked_at))
        return;
    shown_ = std::move(found);
    labels_ = looked_at.label_set;
    if (!shown_->knows_classes || shown_->judged == 0) {
        parts_.canvas.setDisagreement(nullptr);
        legend_->showText(
            shown_->knows_classes
                ? tr("Nothing in this map has a class that the network knows")
                : tr("The network knows none of this map's classes, so it cannot judge the picture"));
        return;
    }
    parts_.canvas.setDisagreement(std::make_shared<const Mask>(std::move(shown_->marked)));
    const double whole = static_cast<double>(shown_->judged + shown_->unjudged);
    QStringList parts{tr("%1 % of the picture shows what the map says").arg(percentOf(shown_->agreement()))};
    for (std::size_t i = 0; i < std::min(named_on_canvas, shown_->mistaken.size()); ++i)
        if (static_cast<double>(shown_->mistaken[i].pixels) > least_named_share * whole)
            parts << mistakenText(shown_->mistaken[i], labels_);
    legend_->showText(parts.join(QStringLiteral("  ·  ")), details(grain), true);
}

QString DisagreementActions::details(double grain) const {
    QStringList lines;
    for (std::size_t i = 0; i < std::min(named_in_tooltip, shown_->mistaken.size()); ++i)
        lines << mistakenText(shown_->mistaken[i], labels_);
    if (!lines.isEmpty())
        lines << QString();
    lines << tr(
        "The network errs, too: it has learnt from rendered landscapes. Borders that are off by up to "
        "%n pixel(s) count as the same.",
        nullptr, std::max(1, static_cast<int>(std::lround(grain))));
    if (shown_->unjudged > 0)
        lines << tr("%1 % of the map has no class or one that the network does not know: it is not judged.")
                     .arg(std::max(1, percentOf(static_cast<double>(shown_->unjudged) /
                                                static_cast<double>(shown_->judged + shown_->unjudged))));
    return lines.join('\n');
}

void DisagreementActions::failed(const QString& sentence) {
    shown_.reset();
    parts_.canvas.setDisagreement(nullptr);
    legend_->showText(sentence);
}

} // namespace sinopia
