#pragma once

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sinopia {

/// One worker thread that takes jobs in turn. A job returns what is to be done with its result; that part is
/// called on the thread of the runner's owner. The thread runs at lower priority, so that the window stays
/// live.
///
/// The destructor drops the jobs that wait, lets the running one end and calls nothing afterwards.
class JobRunner : public QObject {
    Q_OBJECT

  public:
    using Delivery = std::function<void()>;
    /// Must not throw: errors are values of its delivery. An exception that escapes is logged and dropped.
    using Job = std::function<Delivery()>;

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    void run(Job job);
    /// Jobs that wait, run, or whose result has not been delivered yet.
    int pending() const { return pending_; }

  private:
    void work(std::stop_token stop);
    Delivery perform(const Job& job);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Job> jobs_;
    int pending_ = 0; ///< on the owner's thread only
    std::jthread thread_;
};

} // namespace sinopia
