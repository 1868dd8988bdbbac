#pragma once

#include "checkpoint/checkpoint.h"
#include "jobs/generation.h"
#include "synthesis/run_context.h"

namespace sinopia {

/// Owns a model and runs requests with it: label map -> condition -> sampling loop of each stage -> preview
/// after each step -> picture. One worker at a time; a Stopped or Error leaves the session usable, and the
/// next run gives the same bytes as a fresh session's.
class Session {
  public:
    /// Throws Error if the model's stages do not fit together.
    explicit Session(LoadedModel model);

    const ModelSummary& summary() const { return summary_; }

    /// See Generator::generate; the request's checkpoint and config are not looked at.
    GenerationResult run(const GenerationRequest& request,
                         const std::function<void(const StepEvent&)>& on_step, std::stop_token stop);

  private:
    LoadedModel model_;
    ModelSummary summary_;
    StageMemories memories_; ///< so that variations and edits of a map compute only what is new
};

} // namespace sinopia
