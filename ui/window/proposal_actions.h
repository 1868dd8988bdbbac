#pragma once

#include "document/document.h"
#include "jobs/segmentation_cache.h"
#include "ui/dialogs/proposal_dialog.h"
#include "ui/jobs/job_runner.h"
#include "ui/window/window_parts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <stop_token>

class QMenu;

namespace sinopia {

/// Map > Propose from the picture: a segmentation network looks at the picture on a worker, and what it sees
/// becomes the label map, as one undo step, where the person wants it. If map or picture have changed
/// meanwhile, nothing is put into the map until it is asked for again.
class ProposalActions : public QObject {
    Q_OBJECT

  public:
    ProposalActions(const WindowParts& parts, std::shared_ptr<SegmentationCache> network, QObject* parent);
    /// Stops what runs.
    ~ProposalActions() override;

    void fillMapMenu(QMenu* menu);
    void start(const ProposalChoice& choice);
    /// False if nothing runs.
    bool cancel();
    bool isWorking() const { return working_; }
    int pending() const { return runner_.pending(); }

  private:
    ProposalFacts facts() const;
    void ask();
    void showProgress();
    void end();
    void receive(const DocumentSnapshot& looked_at, const ProposalChoice& choice, MapProposal proposal,
                 const std::vector<std::string>& known);
    void land(MapProposal proposal);
    void refresh();

    WindowParts parts_;
    std::shared_ptr<SegmentationCache> network_;
    bool working_ = false;
    int serial_ = 0; ///< of the look whose result counts
    std::stop_source stop_;
    std::shared_ptr<std::atomic<double>> progress_;
    QElapsedTimer since_;
    QTimer tick_;
    QString progress_text_; ///< what the message bar says of it
    std::shared_ptr<Document::Observer> observer_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
