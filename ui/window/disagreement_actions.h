#pragma once

#include "document/document.h"
#include "jobs/map_disagreement.h"
#include "jobs/segmentation_cache.h"
#include "ui/jobs/job_runner.h"
#include "ui/window/window_parts.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QAction;

namespace sinopia {

class DisagreementLegend;

/// While its toggle is on, pixels whose picture is not what the map says are hatched: a segmentation network
/// looks at the picture on a worker, and again soon after a change. A line over the canvas says how much
/// agrees, and what is taken for what. The toggle is the action "view.disagreement"; "region.disagreement"
/// makes what is hatched the region.
class DisagreementActions : public QObject {
    Q_OBJECT

  public:
    DisagreementActions(const WindowParts& parts, std::shared_ptr<SegmentationCache> network,
                        QObject* parent);
    /// Stops what runs.
    ~DisagreementActions() override;

    /// What is shown; none while nothing is or it is being found.
    const std::optional<MapDisagreement>& shown() const { return shown_; }
    const DisagreementLegend& legend() const { return *legend_; }
    int pending() const { return runner_.pending(); }

  private:
    void toggled();
    void documentChanged(const Change& change);
    void forget();
    void look();
    void receive(const DocumentSnapshot& looked_at, MapDisagreement found, double grain);
    void failed(const QString& sentence);
    void tell(int serial, double share);
    void mark(std::shared_ptr<const Mask> marked);
    void takeAsRegion();
    void refresh();

    WindowParts parts_;
    std::shared_ptr<SegmentationCache> network_;
    QAction* toggle_;
    QAction* to_region_;
    DisagreementLegend* legend_;
    QTimer soon_;
    std::optional<MapDisagreement> shown_; ///< without its mask, which the canvas has
    std::shared_ptr<const Mask> marked_;   ///< the canvas shows it; null: nothing
    std::stop_source stop_;
    int serial_ = 0; ///< of the look whose result counts
    std::shared_ptr<Document::Observer> observer_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
