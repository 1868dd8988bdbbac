#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <thread>

namespace sinopia {

/// Bytes of this process that lie in memory now (VmRSS); 0 where the system does not tell.
std::int64_t resident_memory();

/// Bytes that this process may still take: the system's MemAvailable, or what its control group leaves it
/// where that is less. Nothing where the system does not tell.
std::optional<std::int64_t> available_memory();

/// Watches resident_memory() every few milliseconds on a thread of its own for as long as it lives.
class PeakMemory {
  public:
    PeakMemory();

    /// The most seen so far, in bytes.
    std::int64_t peak() const;

  private:
    std::atomic<std::int64_t> most_;
    std::jthread watcher_; ///< last: joined before the rest goes
};

} // namespace sinopia
