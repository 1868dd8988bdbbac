#pragma once

#include "document/document.h"
#include "jobs/map_proposal.h"
#include "ui/jobs/job_runner.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <functional>
#include <memory>

class QMenu;

namespace sinopia {

/// What a segmenter sees in the picture: as a new label map, or, where it is not what the map says, as the
/// region. It looks on a worker; each result is one undo step.
class ProposalActions : public QObject {
    Q_OBJECT

  public:
    /// Without a proposer there is nothing to look with: the actions stay off.
    ProposalActions(const WindowParts& parts, MapProposer propose, QObject* parent);

    void fillMapMenu(QMenu* menu);
    void fillRegionMenu(QMenu* menu);
    int pending() const { return runner_.pending(); }

  private:
    /// What is seen, in the document's own classes.
    using Use = std::function<void(const DocumentSnapshot& looked_at, LabelMap seen)>;

    void look(const Use& use);
    void receive(const DocumentSnapshot& looked_at, MapProposal proposal, const Use& use);
    void takeAsMap(const DocumentSnapshot& looked_at, LabelMap seen);
    void markDisobeying(const DocumentSnapshot& looked_at, const LabelMap& seen);
    void refresh();

    WindowParts parts_;
    MapProposer propose_;
    std::shared_ptr<Document::Observer> observer_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
