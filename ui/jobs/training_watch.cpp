#include "ui/jobs/training_watch.h"

#include "ui/jobs/training_poller.h"

namespace sinopia {

struct TrainingWatch::Found {
    TrainingPoller::News news;
    QString log;
    QString words;
};

TrainingWatch::TrainingWatch(std::filesystem::path run, QObject* parent)
    : QObject(parent), run_(std::move(run)), poller_(std::make_shared<TrainingPoller>(run_)) {
    timer_.setInterval(interval_ms);
    connect(&timer_, &QTimer::timeout, this, &TrainingWatch::poll);
    timer_.start();
    poll();
}

TrainingWatch::~TrainingWatch() = default;

void TrainingWatch::poll() {
    if (waiting_)
        return;
    waiting_ = true;
    runner_.run([this, poller = poller_]() -> JobRunner::Delivery {
        auto found = std::make_shared<Found>();
        found->news = poller->look();
        found->log = QString::fromUtf8(found->news.log);
        found->words = QString::fromUtf8(found->news.last_words).trimmed();
        return [this, found] {
            waiting_ = false;
            receive(std::move(*found));
        };
    });
}

void TrainingWatch::receive(Found found) {
    TrainingPoller::News& news = found.news;
    if (news.restarted)
        record_.clear();
    for (const TrainingLine& line : news.lines)
        record_.add(line);
    takeLog(found);
    if (news.restarted || !news.lines.empty() || steps_ != news.steps) {
        steps_ = news.steps;
        Q_EMIT progressed();
    }
    if (news.more) {
        poll();
        return;
    }
    news.signs.closing = record_.closing();
    const RunState state = state_of(news.signs);
    const bool changed = state != state_ || !caught_up_ || found.words != words_;
    state_ = state;
    words_ = found.words;
    caught_up_ = true;
    if (changed)
        Q_EMIT stateChanged();
}

void TrainingWatch::takeLog(const Found& found) {
    if (found.news.log_restarted) {
        log_.clear();
        Q_EMIT logRestarted();
    }
    if (found.log.isEmpty())
        return;
    log_ += found.log;
    if (log_.size() > longest_log)
        log_.remove(0, log_.size() - longest_log);
    Q_EMIT logAdded(found.log);
}

} // namespace sinopia
