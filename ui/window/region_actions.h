#pragma once

#include "document/document.h"
#include "ui/jobs/job_runner.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QSettings;
class QTimer;

namespace sinopia {

class EditGroup;
class GenerationActions;

/// What is done with the region besides marking it: it is painted anew, by command or live; what is in it is
/// erased, or put back as it was in the original. Edits of the map mark it by themselves.
class RegionActions : public QObject {
    Q_OBJECT

  public:
    RegionActions(const WindowParts& parts, GenerationActions& generation, EditGroup& options,
                  QObject* parent);

    void fillRegionMenu(QMenu* menu);
    void fillGenerateMenu(QMenu* menu);
    /// Between sessions: whether repainting is live, and the group of options.
    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

    QAction* liveAction() const { return live_; }
    int pending() const { return runner_.pending(); }

  private:
    void addActions();
    void documentChanged(const Change& change);
    void showProposal();
    void erase();
    void putBack();
    void paintingStarted();
    void repaintLive();
    /// On the worker; `done` gets the result here if picture, map and region are still those of the snapshot,
    /// otherwise the work is done again.
    template <class Result>
    void work(std::function<Result(const Layers&)> compute, std::function<void(Result)> done);

    WindowParts parts_;
    GenerationActions& generation_;
    EditGroup& options_;
    QAction* proposes_ = nullptr;
    QAction* live_ = nullptr;
    QTimer* soon_;
    bool given_way_ = false; ///< a live run was stopped for the stroke in progress
    std::shared_ptr<Document::Observer> observer_;
    JobRunner runner_;
};

} // namespace sinopia
