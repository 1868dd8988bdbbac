#include "ui/jobs/generation_queue.h"

#include <algorithm>
#include <utility>

namespace sinopia {

GenerationQueue::GenerationQueue(GenerationController& controller, QObject* parent)
    : QObject(parent), controller_(controller) {
    connect(&controller_, &GenerationController::stepped, this, [this](const StepEvent& event) {
        if (running_)
            Q_EMIT stepped(*running_, event);
    });
    connect(&controller_, &GenerationController::finished, this,
            [this](const std::shared_ptr<FinishedPicture>& picture) {
                if (const auto entry = end())
                    Q_EMIT finished(*entry, picture);
            });
    connect(&controller_, &GenerationController::failed, this, [this](const QString& message) {
        if (const auto entry = end())
            Q_EMIT failed(*entry, message);
    });
    connect(&controller_, &GenerationController::cancelled, this, [this] {
        if (const auto entry = end())
            Q_EMIT cancelled(*entry);
    });
}

std::uint64_t GenerationQueue::runNow(const GenerationOrder& order, const QString& title) {
    const std::optional<QueueEntry> before = std::exchange(running_, std::nullopt);
    if (before && before->kind != RunKind::now)
        waiting_.insert(waiting_.begin(), *before);
    const std::uint64_t id = ++last_id_;
    begin({id, RunKind::now, title, order});
    return id;
}

std::uint64_t GenerationQueue::append(const GenerationOrder& order, const QString& title, RunKind kind) {
    const std::uint64_t id = ++last_id_;
    waiting_.push_back({id, kind, title, order});
    Q_EMIT changed();
    if (!running_)
        QMetaObject::invokeMethod(this, &GenerationQueue::beginNext, Qt::QueuedConnection);
    return id;
}

bool GenerationQueue::move(std::uint64_t id, int to) {
    const auto from = std::find_if(waiting_.begin(), waiting_.end(),
                                   [&](const QueueEntry& entry) { return entry.id == id; });
    if (from == waiting_.end())
        return false;
    QueueEntry entry = std::move(*from);
    waiting_.erase(from);
    waiting_.insert(waiting_.begin() + std::clamp(to, 0, static_cast<int>(waiting_.size())),
                    std::move(entry));
    Q_EMIT changed();
    return true;
}

void GenerationQueue::cancel(std::uint64_t id) {
    if (running_ && running_->id == id) {
        controller_.cancel();
        return;
    }
    const auto at = std::find_if(waiting_.begin(), waiting_.end(),
                                 [&](const QueueEntry& entry) { return entry.id == id; });
    if (at == waiting_.end())
        return;
    const QueueEntry entry = std::move(*at);
    waiting_.erase(at);
    Q_EMIT changed();
    Q_EMIT cancelled(entry);
}

void GenerationQueue::cancelAll() {
    const std::vector<QueueEntry> dropped = std::exchange(waiting_, {});
    controller_.cancel();
    if (!dropped.empty())
        Q_EMIT changed();
    for (const QueueEntry& entry : dropped)
        Q_EMIT cancelled(entry);
}

void GenerationQueue::begin(QueueEntry entry) {
    running_ = std::move(entry);
    const QueueEntry now = *running_; // a listener may start another
    controller_.generate(now.order);
    Q_EMIT started(now);
    Q_EMIT changed();
}

std::optional<QueueEntry> GenerationQueue::end() {
    std::optional<QueueEntry> entry = std::exchange(running_, std::nullopt);
    if (entry) {
        QMetaObject::invokeMethod(this, &GenerationQueue::beginNext, Qt::QueuedConnection);
        Q_EMIT changed();
    }
    return entry;
}

void GenerationQueue::beginNext() {
    if (running_ || waiting_.empty())
        return;
    QueueEntry next = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    begin(std::move(next));
}

} // namespace sinopia
