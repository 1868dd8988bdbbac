#include "ui/jobs/job_runner.h"

#include "base/log.h"

#include <sys/resource.h>
#include <unistd.h>

namespace sinopia {
namespace {

constexpr int worker_niceness = 5;

} // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
    thread_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

JobRunner::~JobRunner() {
    {
        std::lock_guard lock(mutex_);
        jobs_.clear();
    }
    thread_.request_stop();
    thread_.join();
}

void JobRunner::run(Job job) {
    ++pending_;
    {
        std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void JobRunner::work(std::stop_token stop) {
    // On Linux the niceness belongs to the thread, and threads that it starts inherit it.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), worker_niceness);
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !jobs_.empty(); }))
                return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        Delivery delivery = perform(job);
        job = nullptr; // what it holds is freed here, not on the window's thread
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, delivery = std::move(delivery)] {
                --pending_;
                if (delivery)
                    delivery();
            },
            Qt::QueuedConnection);
    }
}

JobRunner::Delivery JobRunner::perform(const Job& job) {
    try {
        return job();
    } catch (const std::exception& error) {
        spdlog::error("a background job failed: {}", error.what());
    } catch (...) {
        spdlog::error("a background job failed");
    }
    return {};
}

} // namespace sinopia
