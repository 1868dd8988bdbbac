#include "synthesis/stage_runner.h"

#include "diffusion/over_context.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty.h>

namespace sinopia {

at::Tensor run_stage(const LoadedStage& stage, const StageJob& job,
                     const std::function<void(const SampleStep&)>& on_step, std::stop_token stop) {
    const GaussianDiffusion diffusion(stage.diffusion, std::to_string(job.steps), job.condition.labels.device());
    const std::unique_ptr<StepSampler> sampler = make_sampler(job.sampling);
    const NoiseSource noise = generator_noise(at::detail::createCPUGenerator(job.seed));
    const at::Tensor& labels = job.condition.labels;
    const at::Tensor like =
        at::empty({1, stage.network->config().in_channels, labels.size(2), labels.size(3)},
                  labels.options().dtype(at::kFloat));
    const DenoiseFunction denoise =
        over_context(network_denoiser(stage.network, job.condition, job.guidance, job.kept, stop),
                     stage.diffusion.prediction, job.condition.context);
    return sample_loop(diffusion, *sampler, denoise, noise(like), noise, on_step, stop);
}

} // namespace sinopia
