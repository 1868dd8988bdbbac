#include "diffusion/inpainting.h"

#include "base/error.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>

namespace sinopia {

namespace {

/// The share of the picture's variance that is left at a level.
double signal_at(const GaussianDiffusion& diffusion, int level) {
    return level == 0 ? 1.0 : diffusion.tables().alphas_cumprod.at(static_cast<std::size_t>(level - 1));
}

void check_levels(const std::vector<int>& levels, int steps) {
    bool good = !levels.empty() && levels.front() <= steps;
    for (std::size_t i = 0; i < levels.size(); ++i)
        good = good && levels[i] >= 0 &&
               (i == 0 || levels[i] == levels[i - 1] - 1 || levels[i] > levels[i - 1]) && levels[i] <= steps;
    if (!good)
        throw Failure("an inpainting schedule must go down one level at a time, within the process");
}

} // namespace

at::Tensor Inpainting::noised_picture(const at::Tensor& x0, int level, const at::Tensor& noise) const {
    const double signal = signal_at(diffusion_, level);
    return std::sqrt(signal) * x0 + std::sqrt(1 - signal) * noise;
}

at::Tensor Inpainting::noised(const at::Tensor& x, int from, int to) const {
    const double kept = signal_at(diffusion_, to) / signal_at(diffusion_, from);
    return std::sqrt(kept) * x + std::sqrt(1 - kept) * noise_(x);
}

at::Tensor Inpainting::with_known(const at::Tensor& x, const KnownPixels& known, int level) const {
    if (level == 0 || by_ == KnownBy::sight)
        return at::where(known.unknown, x, known.picture);
    return at::where(known.unknown, x, noised_picture(known.picture, level, noise_(x)));
}

at::Tensor Inpainting::start(const KnownPixels& known, int level) const {
    const c10::NoGradGuard no_grad;
    const at::Tensor drawn = noise_(known.picture);
    const at::Tensor old = noised_picture(known.picture, level, drawn);
    const at::Tensor fresh = level == diffusion_.steps() ? drawn : old;
    return at::where(known.unknown, fresh, by_ == KnownBy::sight ? known.picture : old);
}

at::Tensor Inpainting::run(const DenoiseFunction& denoise, const KnownPixels& known, at::Tensor x,
                           const std::vector<int>& levels,
                           const std::function<void(const SampleStep&)>& on_step, std::stop_token stop) {
    check_levels(levels, diffusion_.steps());
    const auto check = [&stop] {
        if (stop.stop_requested())
            throw Stopped();
    };
    const c10::NoGradGuard no_grad;
    const int steps = denoising_steps(levels);
    sampler_.reset();
    for (std::size_t i = 1, step = 0; i < levels.size(); ++i) {
        check();
        const int from = levels[i - 1], to = levels[i];
        if (to > from) {
            x = noised(x, from, to); // known pixels noised further are a fair draw at that level as well
            if (by_ == KnownBy::sight)
                x = with_known(x, known, to);
            sampler_.reset();
            continue;
        }
        const int position = from - 1;
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const at::Tensor output = denoise(x, diffusion_.network_timesteps(t));
        check();
        at::Tensor pred_x0;
        std::tie(x, pred_x0) = sampler_.step(diffusion_, output, x, position, noise_);
        x = with_known(x, known, to);
        if (on_step)
            on_step({static_cast<int>(++step), steps, x, with_known(pred_x0, known, 0)});
    }
    return x;
}

} // namespace sinopia
