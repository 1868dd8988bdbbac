#pragma once

#include "document/journal/journal_folder.h"
#include "document/journal/tail.h"
#include "document/journal/working_journal.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace sinopia {

/// What the window's thread hands over; a newer one takes the place of one that still waits.
struct JournalPost {
    DocumentSnapshot snapshot;
    JournalNote note;
    std::optional<std::uint64_t> base; ///< see journal_base.h
    std::uint64_t sequence = 0;
    bool modified = false;
    bool urgent = false; ///< holds what the tail does not
};

class WorkingJournal::Worker {
  public:
    Worker(std::filesystem::path folder, std::function<void(const std::string&)> on_problem,
           JournalOptions options);
    ~Worker();

    void post(JournalPost post);
    /// The destructor removes the journal instead of writing what waits.
    void drop() { dropped_ = true; }

    /// Null until the file is made. It lives as long as the worker.
    Tail* tail() const { return tail_.load(std::memory_order_acquire); }
    /// Tiles of everything up to this sequence are written.
    std::uint64_t covered() const { return covered_.load(std::memory_order_acquire); }
    /// Nothing waits or is being written.
    bool is_idle() const;
    std::filesystem::path folder() const;

  private:
    using Clock = std::chrono::steady_clock;

    void work(std::stop_token stop);
    Clock::time_point next_due() const;
    bool wait_for_work(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    void write(const JournalPost& post);
    void make();
    void sync_if_due();
    void report(const std::string& problem);
    void clean_up();

    const std::filesystem::path root_;
    const std::function<void(const std::string&)> on_problem_;
    const JournalOptions options_;

    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<JournalPost> waiting_;
    bool writing_ = false;
    std::filesystem::path folder_;

    std::atomic<Tail*> tail_ = nullptr;
    std::atomic<std::uint64_t> covered_ = 0;
    std::atomic<bool> dropped_ = false;

    // On the worker only.
    std::shared_ptr<const JournalClaim> claim_;
    std::unique_ptr<Tail> own_tail_;
    std::unique_ptr<JournalStore> store_;
    Clock::time_point last_write_{}, last_sync_{}, not_before_{};
    std::optional<std::uint64_t> noted_base_;
    bool unsynced_ = false;
    bool broken_ = false; ///< and the person has been told

    std::jthread thread_;
};

} // namespace sinopia
