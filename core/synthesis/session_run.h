#pragma once

#include "synthesis/run_context.h"
#include "synthesis/step_progress.h"

namespace sinopia {

/// One request for a whole picture in progress: the state that its stages and step events share.
class SessionRun {
  public:
    /// Everything is checked and placed before the first step.
    SessionRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
               const StageMemories& memories);

    GenerationResult run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);

  private:
    at::Tensor run_stage_at(std::size_t index, const at::Tensor& previous,
                            const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);
    std::string note() const;

    StepProgress progress_;
    RunContext run_;
    Size size_; ///< of the picture
    WorkPlan plan_;
};

} // namespace sinopia
