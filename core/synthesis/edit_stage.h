#pragma once

#include "diffusion/inpainting.h"
#include "synthesis/run_context.h"

#include <memory>

namespace sinopia {

/// One stage of an edit: its process, sampler and noise, which all crops share one after another, so that one
/// seed decides everything.
class EditStage {
  public:
    EditStage(const RunContext& run, std::size_t stage, const EditOptions& options);
    EditStage(const EditStage&) = delete;
    EditStage& operator=(const EditStage&) = delete;

    /// The first `steps` levels are passed on the whole picture, without jumps, the rest by each crop.
    void pass_on_whole(int steps);

    const std::vector<int>& whole_levels() const { return whole_levels_; } ///< empty: none
    const std::vector<int>& levels() const { return levels_; }             ///< of each crop
    int top_level() const { return top_level_; }

    /// Paints the unknown pixels of one condition through `levels`, from the state `x` at the first of them,
    /// or from the start if it is undefined. Everything at the padded size, [1,3,H,W].
    at::Tensor paint(const StageJob& job, const KnownPixels& known, const at::Tensor& x,
                     const std::vector<int>& levels, const std::function<void(const SampleStep&)>& on_step,
                     std::stop_token stop);

  private:
    const LoadedStage& stage_;
    int jumps_, jump_length_, top_level_, highest_jump_;
    std::vector<int> whole_levels_, levels_;
    GaussianDiffusion diffusion_;
    std::unique_ptr<StepSampler> sampler_;
    Inpainting inpainting_;
};

} // namespace sinopia
