#pragma once

#include "runtime/gpu_parts.h"

#include <c10/util/Exception.h>

namespace sinopia::test {

/// Records on the processor: a replay does the work again on the tensors that the recording saw.
class FakeGpu : public GpuParts {
  public:
    at::Tensor modulated_norm_silu(const ModulatedNormOperands&) override { return {}; }

    std::unique_ptr<RecordedWork> record(c10::Device, const std::function<void()>& work) override {
        ++recordings;
        TORCH_CHECK(!refuses, "operation not permitted when stream is capturing");
        work();
        return std::make_unique<Recording>(work, *this);
    }

    void forbid_waiting(bool) override {}

    bool refuses = false;
    int recordings = 0, replays = 0, alive = 0;

  private:
    class Recording : public RecordedWork {
      public:
        Recording(std::function<void()> work, FakeGpu& gpu) : work_(std::move(work)), gpu_(gpu) { ++gpu_.alive; }
        ~Recording() override { --gpu_.alive; }
        void replay() override {
            ++gpu_.replays;
            work_();
        }

      private:
        std::function<void()> work_;
        FakeGpu& gpu_;
    };
};

} // namespace sinopia::test
