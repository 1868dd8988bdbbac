#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sinopia {

/// Calls `f(i)` for each i below `count` on up to four threads, this one among them; returns when all are
/// done. The first exception is thrown here, after the others have stopped.
template <class F>
void for_each_in_parallel(std::size_t count, F&& f) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                f(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure)
                failure = std::current_exception();
            next = count;
        }
    };
    const std::size_t most = std::min<std::size_t>(4, std::max(1U, std::thread::hardware_concurrency()));
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(count, most); ++i)
            helpers.emplace_back(work);
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace sinopia
