#pragma once

#include "checkpoint/checkpoint.h"
#include "jobs/generation.h"
#include "synthesis/stage_runner.h"
#include "synthesis/working_size.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <chrono>
#include <optional>

namespace sinopia {

/// One request in progress: the state that its stages and step events share.
class SessionRun {
  public:
    /// Everything is checked and placed before the first step: options, sizes, device, threads of this
    /// thread.
    SessionRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request);

    GenerationResult run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);

  private:
    at::Tensor run_stage_at(std::size_t index, const at::Tensor& previous,
                            const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);
    /// [1,3,h,w] padded -> 8 bit, cropped to `size`, resampled to the picture's size.
    RgbImage picture_of(const at::Tensor& x, Size size) const;
    int steps_of(std::size_t stage) const;
    double seconds_left(std::size_t stage, int step);
    std::string note() const;

    LoadedModel& model_;
    const ModelSummary& summary_;
    const GenerationRequest& request_;
    c10::Device device_;
    c10::ScalarType dtype_;
    Size size_; ///< of the picture
    WorkPlan plan_;
    std::vector<double> step_cost_; ///< of one step of each stage, in units of its own
    int steps_before_ = 0;          ///< of finished stages
    std::chrono::steady_clock::time_point start_;
    std::optional<std::chrono::steady_clock::time_point> first_step_; ///< when it ended
};

} // namespace sinopia
