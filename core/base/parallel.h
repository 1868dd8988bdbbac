#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sinopia {

/// As many as the machine runs at a time, at most four.
inline std::size_t usual_threads() {
    return std::min<std::size_t>(4, std::max(1U, std::thread::hardware_concurrency()));
}

/// Calls `f(i)` for each i below `count` on `threads` threads, this one among them; returns when all are
/// done. The first exception is thrown here, after the others have stopped.
template <class F>
void for_each_in_parallel(std::size_t count, F&& f, std::size_t threads = usual_threads()) {
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
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(count, threads); ++i)
            helpers.emplace_back(work);
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace sinopia
