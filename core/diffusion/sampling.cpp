#include "diffusion/sampling.h"

#include "base/error.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace sinopia {

NoiseSource generator_noise(at::Generator generator) {
    return [generator](const at::Tensor& like) {
        const auto options = at::TensorOptions().dtype(at::kFloat).device(at::kCPU);
        const at::Tensor drawn = at::randn(like.sizes(), generator, options);
        if (!like.is_cuda())
            return drawn.to(like.device(), like.scalar_type());
        // From memory that stays in its place, so that the copy is queued and nothing waits for it.
        return drawn.pin_memory().to(like.device(), like.scalar_type(), /*non_blocking=*/true);
    };
}

at::Tensor sample_loop(const GaussianDiffusion& diffusion, StepSampler& sampler,
                       const DenoiseFunction& denoise, at::Tensor x, const NoiseSource& noise,
                       const std::function<void(const SampleStep&)>& on_step, std::stop_token stop,
                       int start) {
    const int steps = start < 0 ? diffusion.steps() : start;
    if (steps < 1 || steps > diffusion.steps())
        throw Error("sampling cannot start at step " + std::to_string(start) + " of " +
                    std::to_string(diffusion.steps()));
    const auto check = [&stop] {
        if (stop.stop_requested())
            throw Stopped();
    };
    const c10::NoGradGuard no_grad;
    sampler.reset();
    for (int position = steps - 1; position >= 0; --position) {
        check();
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const at::Tensor output = denoise(x, diffusion.network_timesteps(t));
        check();
        at::Tensor pred_x0;
        std::tie(x, pred_x0) = sampler.step(diffusion, output, x, position, noise);
        if (on_step)
            on_step({steps - position, steps, x, pred_x0});
    }
    return x;
}

} // namespace sinopia
