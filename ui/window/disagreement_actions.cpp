#include "ui/window/disagreement_actions.h"

#include "base/error.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/jobs/delivering.h"
#include "ui/panels/disagreement_legend.h"
#include "ui/window/action_set.h"

#include <QGridLayout>
#include <QMainWindow>

namespace sinopia {
namespace {

constexpr int look_after_ms = 250; ///< after the last change

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
    to_region_ = parts_.actions.add({"region.disagreement",
                                     tr("From where the picture &disobeys"),
                                     {},
                                     {},
                                     false,
                                     tr("The region becomes what is hatched, to be painted anew")},
                                    [this] { takeAsRegion(); });
    to_region_->setEnabled(false);
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
    mark(nullptr);
}

void DisagreementActions::mark(std::shared_ptr<const Mask> marked) {
    marked_ = std::move(marked);
    parts_.canvas.setDisagreement(marked_);
    to_region_->setEnabled(marked_ && shown_ && shown_->differing > 0);
}

void DisagreementActions::takeAsRegion() {
    MaskPlaneEdit edit;
    edit.name = tr("Region from what disobeys").toStdString();
    edit.pixels = *marked_;
    parts_.document.apply(edit);
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
                const auto seen = network_->of(
                    {layers.versions[index_of(Layer::picture)], false}, layers.picture,
                    [&](double share) { tell(serial, share); }, stop);
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

/// From the worker.
void DisagreementActions::tell(int serial, double share) {
    QMetaObject::invokeMethod(
        this,
        [this, serial, share] {
            if (serial == serial_ && !shown_)
                legend_->showText(
                    tr("Comparing the picture with the map: %1 %").arg(static_cast<int>(100 * share)));
        },
        Qt::QueuedConnection);
}

void DisagreementActions::receive(const DocumentSnapshot& looked_at, MapDisagreement found, double grain) {
    if (!parts_.document.has_been(looked_at))
        return;
    shown_ = std::move(found);
    mark(shown_->judged > 0 ? std::make_shared<const Mask>(std::move(shown_->marked)) : nullptr);
    legend_->showDisagreement(*shown_, looked_at.label_set, grain);
}

void DisagreementActions::failed(const QString& sentence) {
    shown_.reset();
    mark(nullptr);
    legend_->showText(sentence);
}

} // namespace sinopia
