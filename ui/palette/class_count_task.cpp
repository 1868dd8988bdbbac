#include "ui/palette/class_count_task.h"

namespace sinopia {
namespace {

constexpr int still_ms = 250;

} // namespace

ClassCountTask::ClassCountTask(QObject* parent)
    : QObject(parent), counter_(std::make_shared<ClassCounter>()) {
    still_.setSingleShot(true);
    still_.setInterval(still_ms);
    connect(&still_, &QTimer::timeout, this, &ClassCountTask::start);
}

void ClassCountTask::setSource(std::function<TileGrid<ClassIndex>()> source) {
    source_ = std::move(source);
    mapChanged();
}

void ClassCountTask::mapChanged() {
    waiting_ = true;
    still_.start();
}

void ClassCountTask::setPaused(bool paused) {
    paused_ = paused;
    if (!paused && waiting_)
        still_.start();
}

void ClassCountTask::start() {
    if (busy_ || paused_ || !waiting_ || !source_)
        return;
    busy_ = true;
    waiting_ = false;
    auto map = std::make_shared<TileGrid<ClassIndex>>(source_());
    runner_.run([this, map, counter = counter_]() -> JobRunner::Delivery {
        ClassCounts counts = counter->count(*map);
        return [this, counts = std::move(counts)] {
            busy_ = false;
            Q_EMIT counted(counts);
            if (waiting_ && !still_.isActive())
                start();
        };
    });
}

} // namespace sinopia
