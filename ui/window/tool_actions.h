#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/window/tool_box.h"
#include "ui/window/window_parts.h"

#include <QObject>

class QMenu;
class QToolBar;

namespace sinopia {

class OptionsBar;

/// The tools as actions: menu, tool bar, keys; what is painted on; the size of the brush.
class ToolActions : public QObject {
    Q_OBJECT

  public:
    ToolActions(const WindowParts& parts, OptionsBar& options, QObject* parent);

    void fill(QMenu* menu);
    QToolBar* makeToolBar();

    /// By the action's id, "tool.brush"; an unknown one is ignored.
    void choose(const QString& id);
    /// Esc: ends a gesture in progress without a trace. False if there was none.
    bool cancelGesture();
    QString currentId() const { return tools_.current().id; }
    /// The paint settings have changed: the brush and the region brush are one tool on two targets.
    void settingsChanged();

  private:
    void addTools();
    void addTargets();
    void addBrushSizes();

    WindowParts parts_;
    OptionsBar& options_;
    ToolBox tools_;
    JobRunner runner_; ///< of the smart fill
};

} // namespace sinopia
