#pragma once

#include "document/change.h"
#include "ui/jobs/job_runner.h"
#include "ui/tools/class_commands.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <functional>
#include <memory>

class QMenu;
class QString;

namespace sinopia {

/// The part of the Map menu that changes the canvas as a whole: size, orientation, cleaning, instances.
class CanvasActions : public QObject {
    Q_OBJECT

  public:
    CanvasActions(const WindowParts& parts, QObject* parent);

    void fill(QMenu* menu);
    int pending() const { return runner_.pending(); }

  private:
    void addGeometry();
    void addCleaning();
    void addInstances();
    void askSize(bool scale);
    void cropToSelection();
    void apply(const CanvasEdit& edit);
    /// Asks for a number, then cleans the map on the worker.
    void askCleaning(const QString& title, const QString& question, int proposal, int highest,
                     std::function<void(MapCleaning&, int)> set);
    void clean(MapCleaning cleaning, const QString& name);
    void makeInstances();
    void refresh();

    WindowParts parts_;
    std::shared_ptr<std::function<void(const Change&)>> observer_;
    JobRunner runner_;
};

} // namespace sinopia
