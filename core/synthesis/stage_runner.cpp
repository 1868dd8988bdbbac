#include "synthesis/stage_runner.h"

#include "diffusion/over_context.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty.h>

namespace sinopia {

Guidance guidance_of(const LoadedStage& stage, const StageJob& job) {
    const double end = stage.diffusion.rescale_timesteps ? 1000 : stage.diffusion.diffusion_steps;
    return {job.guidance, job.sampling.guidance_from, job.sampling.guidance_to, end};
}

at::Tensor run_stage(const LoadedStage& stage, const StageJob& job,
                     const std::function<void(const SampleStep&)>& on_step, std::stop_token stop) {
    const GaussianDiffusion diffusion(stage.diffusion, respacing_of(job.sampling, job.steps), job.condition.labels.device());
    const std::unique_ptr<StepSampler> sampler = make_sampler(job.sampling);
    const NoiseSource noise = generator_noise(at::detail::createCPUGenerator(job.seed));
    const at::Tensor& labels = job.condition.labels;
    const at::Tensor like =
        at::empty({1, stage.network->config().in_channels, labels.size(2), labels.size(3)},
                  labels.options().dtype(at::kFloat));
    const DenoiseFunction denoise =
        over_context(network_denoiser(stage.network, job.condition, guidance_of(stage, job), job.kept, stop),
                     stage.diffusion.prediction, job.condition.context);
    return sample_loop(diffusion, *sampler, denoise, noise(like), noise, on_step, stop);
}

} // namespace sinopia
