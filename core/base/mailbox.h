#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace sinopia {

/// A mailbox with one slot in which the latest value wins: the worker never waits for a slow reader, and the
/// reader never works off a queue of stale previews. The last value put is never dropped.
///
/// `put` says whether the reader must be woken: true only when the slot was empty, so at most one wake-up is
/// pending at any time.
template <class T>
class Mailbox {
  public:
    /// Stores `value`, replacing an unread one. Returns true if the slot was empty before.
    bool put(T value) {
        std::lock_guard lock(mutex_);
        const bool was_empty = !slot_.has_value();
        slot_ = std::move(value);
        return was_empty;
    }

    /// Takes the value out, or nothing if the slot is empty.
    std::optional<T> take() {
        std::lock_guard lock(mutex_);
        return std::exchange(slot_, std::nullopt);
    }

  private:
    std::mutex mutex_;
    std::optional<T> slot_;
};

} // namespace sinopia
