#pragma once

#include "image/class_counts.h"
#include "ui/jobs/job_runner.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace sinopia {

/// Counts the pixels of each class on a worker whenever the map has been still for a moment.
class ClassCountTask : public QObject {
    Q_OBJECT

  public:
    explicit ClassCountTask(QObject* parent = nullptr);

    void setSource(std::function<TileGrid<ClassIndex>()> source);
    void mapChanged();
    /// While paused (the palette is not shown) nothing is counted.
    void setPaused(bool paused);

  Q_SIGNALS:
    void counted(const sinopia::ClassCounts& counts);

  private:
    void start();

    std::function<TileGrid<ClassIndex>()> source_;
    bool waiting_ = false;
    std::shared_ptr<ClassCounter> counter_; ///< used by one job at a time
    QTimer still_;
    bool busy_ = false;
    bool paused_ = false;
    JobRunner runner_;
};

} // namespace sinopia
