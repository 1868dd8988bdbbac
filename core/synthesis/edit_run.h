#pragma once

#include "synthesis/edit_plan.h"
#include "synthesis/edit_stage.h"
#include "synthesis/run_context.h"
#include "synthesis/step_progress.h"

#include <memory>
#include <vector>

namespace sinopia {

/// One edit in progress: the region of a picture is painted anew, in crops or on the whole picture, stage by
/// stage; every byte outside the region and its feather band stays. Only one crop at a time is held as floats
/// and one-hot labels, so that a small edit of a large picture needs little memory.
class EditRun {
  public:
    /// Everything is checked, planned and placed before the first step.
    EditRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
            const StageMemories& memories);

    GenerationResult run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);

  private:
    struct Work;

    EditPlanSettings plan_settings() const;
    void plan_steps(const EditPlanSettings& settings);
    /// What a crop sees, as it is now.
    Work work_on(const EditCrop& crop) const;
    /// The state of the base after the steps that are done on the whole picture; undefined if there are none.
    at::Tensor start_on_whole(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);
    void paint(const EditCrop& crop, const at::Tensor& state,
               const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);
    at::Tensor paint_stage(std::size_t index, const Work& work, const at::Tensor& previous,
                           const at::Tensor& state, const std::vector<int>& levels,
                           const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);
    std::string note() const;

    StepProgress progress_;
    RunContext run_;
    const EditSource& source_;
    Mask alpha_;
    EditPlan plan_;
    std::vector<std::unique_ptr<EditStage>> stages_;
    double work_share_ = 1;
    RgbImage picture_;           ///< with the crops that are done
    std::vector<Rect> finished_; ///< their own rectangles
};

} // namespace sinopia
