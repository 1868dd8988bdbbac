#pragma once

#include "runtime/processes.h"

#include <algorithm>
#include <barrier>
#include <functional>
#include <thread>
#include <vector>

namespace sinopia::test {

/// Threads in the roles of the processes of one job, so that sharing work is tested without an MPI library.
/// Like MPI's, the calls of all must match one another; unlike MPI's, a mismatch hangs the test.
class ThreadProcesses {
  public:
    explicit ThreadProcesses(int count) : count_(count), meeting_(count), places_(count) {}

    /// Does `work` in every process and returns when all have ended.
    void run(const std::function<void(Processes&)>& work) {
        std::vector<std::jthread> threads;
        for (int rank = 0; rank < count_; ++rank)
            threads.emplace_back([this, rank, &work] {
                Member member(*this, rank);
                work(member);
            });
    }

  private:
    class Member : public Processes {
      public:
        Member(ThreadProcesses& all, int rank) : all_(all), rank_(rank) {}
        int rank() const override { return rank_; }
        int size() const override { return all_.count_; }
        void sum(std::span<float> values) override { combine(values, std::plus<>()); }
        void sum(std::span<double> values) override { combine(values, std::plus<>()); }
        void max(std::span<int> values) override {
            combine(values, [](int a, int b) { return std::max(a, b); });
        }
        void broadcast(std::span<std::byte> bytes) override {
            if (rank_ == 0)
                all_.places_[0] = bytes.data();
            all_.meeting_.arrive_and_wait();
            if (rank_ != 0)
                std::copy_n(static_cast<std::byte*>(all_.places_[0]), bytes.size(), bytes.data());
            all_.meeting_.arrive_and_wait();
        }
        void wait_for_all() override { all_.meeting_.arrive_and_wait(); }

      private:
        template <class Number, class Operation>
        void combine(std::span<Number> values, const Operation& operation) {
            all_.places_[static_cast<std::size_t>(rank_)] = values.data();
            all_.meeting_.arrive_and_wait();
            std::vector<Number> result(values.size());
            for (std::size_t i = 0; i < values.size(); ++i) {
                result[i] = static_cast<Number*>(all_.places_[0])[i];
                for (std::size_t other = 1; other < all_.places_.size(); ++other)
                    result[i] = operation(result[i], static_cast<Number*>(all_.places_[other])[i]);
            }
            all_.meeting_.arrive_and_wait();
            std::copy(result.begin(), result.end(), values.begin());
            all_.meeting_.arrive_and_wait();
        }

        ThreadProcesses& all_;
        int rank_;
    };

    int count_;
    std::barrier<> meeting_;
    std::vector<void*> places_;
};

} // namespace sinopia::test
