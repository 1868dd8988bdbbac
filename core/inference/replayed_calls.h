#pragma once

#include "runtime/gpu_parts.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <vector>

namespace sinopia {

/// Calls of a function of tensors on a GPU whose kernels are recorded and from then on started as one (a CUDA
/// graph): a small network spends most of a step on starting its kernels one by one. The results are those of
/// the function.
///
/// One recording for each shape and type of the inputs, made after a few plain calls, in which everything is
/// set up that later ones find ready. Where recording fails, which the log says once, calls stay plain. What
/// the function reads besides its inputs must stay where it is and keep its meaning, or be followed by drop().
class ReplayedCalls {
  public:
    /// Inputs may be undefined. Made once, called with inputs of its own memory from then on.
    using Function = std::function<at::Tensor(const std::vector<at::Tensor>& inputs)>;
    static constexpr int plain_calls = 2; ///< before recording

    explicit ReplayedCalls(GpuParts& parts) : parts_(parts) {}

    /// The result is the caller's own.
    at::Tensor run(const std::vector<at::Tensor>& inputs, const Function& function);
    /// Forgets all recordings: weights, a map or a type have changed.
    void drop() { calls_.clear(); }
    /// Calls that started a recording.
    std::int64_t replays() const { return replays_; }

  private:
    struct Calls {
        int plain = 0;
        bool failed = false;
        std::vector<at::Tensor> inputs; ///< the recording's
        at::Tensor output;
        std::unique_ptr<RecordedWork> recording;
    };
    void record(Calls& calls, const std::vector<at::Tensor>& inputs, const Function& function);

    GpuParts& parts_;
    std::map<std::vector<std::int64_t>, Calls> calls_; ///< by the inputs' shapes and types
    std::int64_t replays_ = 0;
};

} // namespace sinopia
