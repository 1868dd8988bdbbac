#include "synthesis/edit_stage.h"

#include "diffusion/over_context.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace sinopia {

namespace {

/// How the network is shown the known pixels, which decides whether it needs jumps.
KnownBy known_by(const NetworkConfig& network) {
    return network.known_region ? KnownBy::sight : KnownBy::noise;
}

/// Later stages follow the picture of the stage before, where old and new are already in harmony.
int jumps_of(std::size_t stage, KnownBy by, const EditOptions& options) {
    return stage > 0 || by == KnownBy::sight ? 0 : options.repaint_jumps;
}

/// Jumps start only at the lower levels. There the new settles into the old: for Gaussian data with known
/// answers, jumps at the lower third to half of the levels bring what jumps at all of them do.
constexpr double jump_share = 0.4;

int highest_jump(int steps) {
    return static_cast<int>(std::lround(jump_share * steps));
}

} // namespace

EditStage::EditStage(const RunContext& run, std::size_t stage, const EditOptions& options)
    : stage_(run.model.stages[stage]), jumps_(jumps_of(stage, known_by(stage_.network->config()), options)),
      jump_length_(options.jump_length), top_level_(start_level(options.strength, steps_of(run, stage))),
      highest_jump_(highest_jump(steps_of(run, stage))),
      levels_(jump_schedule(top_level_, 0, jumps_, jump_length_, highest_jump_)),
      diffusion_(stage_.diffusion, respacing_of(run.request.options, steps_of(run, stage)), run.device),
      sampler_(make_sampler(run.request.options)),
      inpainting_(diffusion_, *sampler_,
                  generator_noise(at::detail::createCPUGenerator(stage_seed(run, stage))),
                  known_by(stage_.network->config())) {}

void EditStage::pass_on_whole(int steps) {
    whole_levels_ = jump_schedule(top_level_, top_level_ - steps, 0, 1);
    levels_ = jump_schedule(top_level_ - steps, 0, jumps_, jump_length_, highest_jump_);
}

at::Tensor EditStage::paint(const StageJob& job, const KnownPixels& known, const at::Tensor& x,
                            const std::vector<int>& levels,
                            const std::function<void(const SampleStep&)>& on_step, std::stop_token stop) {
    Condition condition = job.condition;
    condition.unknown = known.unknown; // for networks that are shown it
    const int level = levels.front();
    const at::Tensor start =
        x.defined() ? inpainting_.with_known(x, known, level) : inpainting_.start(known, level);
    const DenoiseFunction denoise =
        over_context(network_denoiser(stage_.network, condition, guidance_of(stage_, job), job.kept, stop),
                     stage_.diffusion.prediction, condition.context);
    return inpainting_.run(denoise, known, start, levels, on_step, std::move(stop));
}

} // namespace sinopia
