#pragma once

#include "checkpoint/checkpoint.h"
#include "jobs/generation.h"
#include "synthesis/stage_runner.h"
#include "synthesis/working_size.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

namespace sinopia {

/// What the runs of a session leave to the next one, for each stage.
using StageMemories = std::vector<std::shared_ptr<KeptEngine>>;

/// What all stages of one request share.
struct RunContext {
    LoadedModel& model;
    const ModelSummary& summary;
    const GenerationRequest& request;
    c10::Device device;
    c10::ScalarType dtype;
    WorkLimits limits;
    const StageMemories& memories;
    std::vector<int> style; ///< as the network gets it
};

/// Checks everything that can be checked before the first step, chooses the device and sets the threads of
/// this thread. Throws Error with one sentence.
RunContext open_run(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
                    const StageMemories& memories);

/// The steps that a stage samples in: its own if the model fixes them, else those asked for.
int steps_of(const RunContext& run, std::size_t stage);

/// How many steps behind their pictures are handed on (LateDelivery).
std::size_t steps_behind(const RunContext& run);

/// Of a stage's noise.
std::uint64_t stage_seed(const RunContext& run, std::size_t stage);

/// Puts the network where the run computes, on a GPU with its convolutions in channels last. Throws Error if the stage cannot sample in so many steps.
void prepare_stage(const RunContext& run, std::size_t stage);

/// The cost of one step of a stage on `area` pixels, in a unit common to all stages of the run.
double step_cost(const RunContext& run, std::size_t stage, long long area);

/// A map with the instances that go with it. `instances` may be the map itself.
struct StageMaps {
    const LabelMap& map;
    const InstanceMap& instances;
};

/// A stage's work at `size`: condition at the padded size, sampling settings, seed. `previous` is the picture
/// of the stage before, [1,3,h,w], undefined for the first.
StageJob stage_job(const RunContext& run, std::size_t stage, StageMaps maps, Size size,
                   const at::Tensor& previous);

/// A result with everything but picture, edit report and note.
GenerationResult result_frame(const RunContext& run, double seconds);

/// Adds a part to a note of several, which "; " separates.
void add_note(std::string& note, const std::string& part);

/// What was done otherwise than asked in every kind of run: edges found in labels.
std::string common_note(const RunContext& run);

} // namespace sinopia
