#include "document/journal/journal_worker.h"

#include "base/log.h"
#include "document/journal/journal_base.h"

#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace sinopia {
namespace {

constexpr int worker_niceness = 5;
constexpr auto never = std::chrono::steady_clock::time_point::max();

} // namespace

WorkingJournal::Worker::Worker(std::filesystem::path folder,
                               std::function<void(const std::string&)> on_problem, JournalOptions options)
    : root_(std::move(folder)), on_problem_(std::move(on_problem)), options_(options) {
    thread_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

WorkingJournal::Worker::~Worker() {
    thread_.request_stop();
    thread_.join();
}

void WorkingJournal::Worker::post(JournalPost post) {
    std::optional<JournalPost> old; // freed outside the lock
    {
        const std::lock_guard lock(mutex_);
        old = std::move(waiting_);
        post.urgent = post.urgent || (old && old->urgent);
        waiting_ = std::move(post);
    }
    wake_.notify_one();
}

bool WorkingJournal::Worker::is_idle() const {
    const std::lock_guard lock(mutex_);
    return !waiting_ && !writing_;
}

std::filesystem::path WorkingJournal::Worker::folder() const {
    const std::lock_guard lock(mutex_);
    return folder_;
}

/// When there is something to do next; never: nothing.
WorkingJournal::Worker::Clock::time_point WorkingJournal::Worker::next_due() const {
    if (waiting_)
        return std::max(not_before_, waiting_->urgent ? Clock::time_point() : last_write_ + options_.pause);
    return unsynced_ ? last_sync_ + options_.sync_every : never;
}

/// False: the end.
bool WorkingJournal::Worker::wait_for_work(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto due = next_due();
        if (due <= Clock::now())
            return true;
        if (due == never)
            wake_.wait(lock, stop, [&] { return next_due() != never; });
        else
            wake_.wait_until(lock, stop, due, [&] { return next_due() < due; });
    }
    return false;
}

void WorkingJournal::Worker::work(std::stop_token stop) {
    // On Linux the niceness belongs to the thread.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), worker_niceness);
    for (bool goes_on = true; goes_on;) {
        std::optional<JournalPost> post;
        {
            std::unique_lock lock(mutex_);
            goes_on = wait_for_work(lock, stop);
            post = std::exchange(waiting_, {});
            writing_ = post.has_value();
        }
        if (post && !dropped_)
            write(*post);
        if (goes_on)
            sync_if_due();
        const std::lock_guard lock(mutex_);
        writing_ = false;
        if (post && broken_ && !waiting_)
            waiting_ = std::move(post); // again later
    }
    clean_up();
}

void WorkingJournal::Worker::write(const JournalPost& post) {
    try {
        if (!store_)
            make();
        if (post.base && post.base != noted_base_) {
            write_journal_base(claim_->base(), {*post.base, post.note.project, post.note.save_id});
            noted_base_ = post.base;
        }
        store_->write(post.snapshot, post.note, post.sequence, post.modified);
        covered_.store(post.sequence, std::memory_order_release);
        last_write_ = Clock::now();
        unsynced_ = true;
        broken_ = false;
    } catch (const std::exception& error) {
        report(error.what());
    }
}

void WorkingJournal::Worker::make() {
    if (!claim_)
        claim_ = JournalClaim::make(root_);
    if (!own_tail_)
        own_tail_ = std::make_unique<Tail>(claim_->tail(), options_.tail_bytes);
    store_ = std::make_unique<JournalStore>(claim_->content());
    tail_.store(own_tail_.get(), std::memory_order_release);
    const std::lock_guard lock(mutex_);
    folder_ = claim_->folder();
}

void WorkingJournal::Worker::sync_if_due() {
    const auto now = Clock::now();
    if (!unsynced_ || now - last_sync_ < options_.sync_every)
        return;
    try {
        store_->sync();
        own_tail_->sync();
        unsynced_ = false;
    } catch (const std::exception& error) {
        report(error.what());
    }
    last_sync_ = now;
}

void WorkingJournal::Worker::report(const std::string& problem) {
    not_before_ = Clock::now() + options_.retry_after;
    if (std::exchange(broken_, true))
        return;
    spdlog::warn("the working journal cannot be written: {}", problem);
    on_problem_(problem);
}

void WorkingJournal::Worker::clean_up() {
    store_.reset();
    if (!dropped_ || !claim_)
        return;
    try {
        claim_->remove();
    } catch (const std::exception& error) {
        spdlog::warn("{}", error.what());
    }
}

} // namespace sinopia
